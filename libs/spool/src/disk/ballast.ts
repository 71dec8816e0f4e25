import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

const block = Buffer.alloc(1 << 20);

/** Writes zeros over `[from, to)`: real blocks, so a later sync of a record never waits for the file system to find space. */
export function fillZeros(disk: Disk, fd: number, from: number, to: number): void {
  for (let at = from; at < to; at += block.length) {
    disk.write(fd, block.subarray(0, Math.min(block.length, to - at)), at);
  }
}

/**
 * A file of zeros that is given up when the disk is full, so that the reader of the log can still write its cursor
 * and free whole segments; without it a full disk stays full.
 */
export class Ballast {
  private readonly path: string;

  constructor(
    directory: string,
    private readonly bytes: number,
    private readonly disk: Disk,
  ) {
    this.path = join(directory, 'ballast');
  }

  /** @throws the system call's error when there is no room; nothing is left behind then. */
  takeSpace(): void {
    if (this.bytes === 0 || existsSync(this.path)) return;
    const fd = this.disk.create(this.path);
    try {
      fillZeros(this.disk, fd, 0, this.bytes);
      this.disk.sync(fd);
    } catch (cause) {
      this.disk.unlink(this.path);
      throw cause;
    } finally {
      this.disk.close(fd);
    }
  }

  giveSpace(): void {
    if (existsSync(this.path)) this.disk.unlink(this.path);
  }

  /** Bytes still missing before the ballast is whole. */
  get missingBytes(): number {
    return existsSync(this.path) ? 0 : this.bytes;
  }
}
