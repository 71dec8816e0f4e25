import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where damaged originals and cut tails are kept for people to look at. */
export const quarantineName = 'quarantine';

const pattern = /^(\d{16})\.seg$/;

/** `0000000000000042.seg`: the number of its first record, sixteen digits so that names sort as numbers. */
export function segmentName(firstSeq: number): string {
  return `${String(firstSeq).padStart(16, '0')}.seg`;
}

export interface SegmentFile {
  path: string;
  name: string;
  firstSeq: number;
}

/** The segments of a directory, oldest first. */
export function listSegments(directory: string): SegmentFile[] {
  return readdirSync(directory)
    .flatMap((name) => {
      const firstSeq = pattern.exec(name)?.[1];
      return firstSeq === undefined
        ? []
        : [{ name, path: join(directory, name), firstSeq: Number(firstSeq) }];
    })
    .sort((a, b) => a.firstSeq - b.firstSeq);
}
