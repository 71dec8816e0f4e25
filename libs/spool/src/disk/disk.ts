import {
  closeSync,
  constants,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  renameSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

/**
 * Every change the log makes on disk goes through these verbs, so a fault test can stand in front of any of
 * them. All are synchronous: the caller is the writer's own thread, and libuv's four shared threads may be busy
 * with password hashing just when an acknowledgement waits for its sync.
 */
export interface Disk {
  /** Creates a file that must not exist, readable by its owner only. */
  create(path: string): number;
  open(path: string): number;
  write(fd: number, bytes: Uint8Array, position: number): void;
  /** Returns once the file's content and length survive a power cut. */
  sync(fd: number): void;
  /** Returns once the names in the directory survive a power cut. */
  syncDirectory(path: string): void;
  truncate(fd: number, length: number): void;
  close(fd: number): void;
  rename(from: string, to: string): void;
  link(from: string, to: string): void;
  unlink(path: string): void;
  freeBytes(path: string): number;
}

export const nodeDisk: Disk = {
  create: (path) => openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600),
  open: (path) => openSync(path, 'r+'),
  write(fd, bytes, position) {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(fd, bytes, written, bytes.length - written, position + written);
    }
  },
  sync: fdatasyncSync,
  syncDirectory(path) {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  },
  truncate: ftruncateSync,
  close: closeSync,
  rename: renameSync,
  link: linkSync,
  unlink: unlinkSync,
  freeBytes(path) {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  },
};
