/** A record as it lies in the log, with its number and how many events it carries. */
export interface SpoolRecord {
  seq: number;
  entries: number;
  appendedAtMs: number;
  payload: Buffer;
}
