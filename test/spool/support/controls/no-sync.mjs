/** Never syncs a file. */
export const wrapDisk = (disk) => ({ ...disk, sync: () => undefined });
