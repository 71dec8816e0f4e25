/** Acknowledges before fsync: the sync happens, 100 ms after the answer. */
export const wrapDisk = (disk) => ({
  ...disk,
  sync(fd) {
    setTimeout(() => {
      try {
        disk.sync(fd);
      } catch {
        // closed in the meantime
      }
    }, 100);
  },
});
