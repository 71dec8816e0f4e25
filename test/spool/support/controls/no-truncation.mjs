/** Never cuts a torn tail. */
export const wrapDisk = (disk) => ({ ...disk, truncate: () => undefined });
