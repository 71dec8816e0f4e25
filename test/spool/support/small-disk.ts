import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  path: string;
  kind: 'ext4' | 'tmpfs';
  unmount(): void;
}

const run = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

/**
 * A file system of its own of about `mebibytes`: ext4 on a loop device, or else tmpfs. Undefined where mounting is not
 * permitted (it needs root).
 */
export function mountSmallDisk(directory: string, mebibytes: number): SmallDisk | undefined {
  const path = join(directory, 'disk');
  const image = join(directory, 'image');
  mkdirSync(path);
  const unmount = () => void run('umount', path);
  const formatted = run('truncate', '-s', `${mebibytes}M`, image) && run('mkfs.ext4', '-q', '-m', '0', image);
  if (formatted && run('mount', '-o', 'loop', image, path)) return { path, kind: 'ext4', unmount };
  if (run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path))
    return { path, kind: 'tmpfs', unmount };
  return undefined;
}
