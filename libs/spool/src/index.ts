export { nodeDisk, type Disk } from './disk/disk.ts';
export { makeDurableDirectory } from './disk/durable-directory.ts';
export { readDurableFile, writeDurableFile, type DurableFile } from './disk/durable-file.ts';
export { crc32c } from './format/crc32c.ts';
export { openSpool } from './open-spool.ts';
export {
  openSpoolReader,
  type SpoolReader,
  type SpoolReaderOptions,
  type SpoolRecord,
} from './reader/spool-reader.ts';
export type { RecoveryReport } from './recovery/recover-log.ts';
export type { Spool, SpoolObserver, SpoolOptions, SpoolPosition, SpoolStatus } from './spool.ts';
export { SpoolError, type SpoolErrorCode } from './spool-error.ts';
