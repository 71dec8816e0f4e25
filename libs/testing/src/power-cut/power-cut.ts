import { mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileShim } from './compile-shim.ts';
import { rebuildDurable, type TearOptions } from './rebuild-durable.ts';

/**
 * A directory tree that can lose its power. Run processes with `environment()`, kill them, then `cut()`: what was
 * not followed by a sync is gone. One process tree at a time.
 */
export class PowerCut {
  private readonly root: string;
  private readonly shadow: string;

  /** `root` is created when missing; the shadow lies beside it, so that files can be linked. */
  constructor(root: string) {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    this.root = realpathSync(root);
    this.shadow = `${this.root}.shadow`;
    this.restart();
  }

  /** `failSyncAt`: the n-th sync of a file fails with EIO and its bytes are lost. */
  environment({ failSyncAt }: { failSyncAt?: number } = {}): NodeJS.ProcessEnv {
    return {
      LD_PRELOAD: compileShim(),
      SHIM_ROOT: this.root,
      SHIM_SHADOW: this.shadow,
      UV_USE_IO_URING: '0',
      ...(failSyncAt === undefined ? {} : { SHIM_FAIL_SYNC_AT: String(failSyncAt) }),
    };
  }

  /** Puts the tree back to what was synced, and begins anew. Every process that used it must be gone. */
  cut(tear: TearOptions = {}): void {
    const lost = `${this.root}.lost`;
    renameSync(this.root, lost);
    rebuildDurable({ lost, shadow: this.shadow, target: this.root, ...tear });
    rmSync(lost, { recursive: true });
    this.restart();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
    rmSync(this.shadow, { recursive: true, force: true });
  }

  private restart(): void {
    rmSync(this.shadow, { recursive: true, force: true });
    for (const part of ['data', 'pin', 'dir']) mkdirSync(join(this.shadow, part), { recursive: true });
  }
}
