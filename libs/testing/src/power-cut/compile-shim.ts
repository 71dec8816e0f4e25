import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src/power-cut/shim.c', import.meta.url));

const compiler = 'cc';

/** Why power cuts cannot be modelled here, or undefined when they can. */
export function missingForPowerCut(): string | undefined {
  if (process.platform !== 'linux') return 'the power-cut model preloads a shim into the process: Linux only';
  try {
    execFileSync(compiler, ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `the power-cut model needs a C compiler named ${compiler} (Debian: apt-get install gcc libc6-dev)`;
  }
}

/** The shim as a shared object, compiled once for each version of its source. */
export function compileShim(): string {
  const version = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const built = join(tmpdir(), `pulso-power-cut-${userInfo().uid}-${version}.so`);
  if (existsSync(built)) return built;
  const draft = `${built}.${process.pid}`;
  execFileSync(compiler, ['-shared', '-fPIC', '-O2', '-o', draft, source, '-ldl', '-lpthread']);
  renameSync(draft, built);
  return built;
}
