import { join } from 'node:path';
import { readDurableFile } from '../disk/durable-file.ts';

/** Where the consumer of a spool keeps its place: a durable file whose JSON has a `seq`. */
const cursorPath = ['drain', 'cursor.json'];

export type CursorReading = { state: 'whole'; seq: number } | { state: 'missing' } | { state: 'damaged' };

export function readCursor(directory: string): CursorReading {
  const file = readDurableFile(join(directory, ...cursorPath));
  if (file.state !== 'whole') return { state: file.state };
  const { seq } = JSON.parse(file.bytes.toString('utf8')) as { seq?: unknown };
  return typeof seq === 'number' ? { state: 'whole', seq } : { state: 'damaged' };
}
