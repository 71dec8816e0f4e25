import { AppError } from '@pulso/contract';
import { z } from 'zod';

/** The place of an event in a timeline: what comes after it is older, or of the same moment and a smaller id. */
export interface TimelinePlace {
  beforeMs: number;
  beforeMessage: string;
  beforeSource: string;
}

const place = z.tuple([z.number().int().min(0).max(4.2e12), z.string().max(400), z.string().max(400)]);
const start: TimelinePlace = { beforeMs: Date.UTC(2100, 0, 1), beforeMessage: '', beforeSource: '' };

export function writeCursor({ beforeMs, beforeMessage, beforeSource }: TimelinePlace): string {
  return Buffer.from(JSON.stringify([beforeMs, beforeMessage, beforeSource])).toString('base64url');
}

/** The start without a cursor. Throws AppError `invalid_query` for one that we did not write. */
export function readCursor(cursor: string | undefined): TimelinePlace {
  if (cursor === undefined) return start;
  try {
    const [beforeMs, beforeMessage, beforeSource] = place.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { beforeMs, beforeMessage, beforeSource };
  } catch (cause) {
    throw new AppError('invalid_query', 'cursor must be the next of a page before.', { cause });
  }
}
