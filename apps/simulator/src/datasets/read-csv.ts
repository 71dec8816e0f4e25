import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/** A row by cleaned column name; a column the file does not have reads as undefined. */
export type CsvRow = Record<string, string | undefined>;

export interface CsvReading {
  /** Columns to keep, under these names however the file spells them; the others are never built. Omit for all. */
  columns?: readonly string[];
  /** Share of the (compressed) file that has been read, 0 to 1. */
  onRead?(share: number): void;
}

/** Headers differ between yearly editions of one file by spaces and a leading asterisk. */
export function cleanHeader(header: string): string {
  return header.trim().replace(/^\*/, '').trim();
}

/** How two spellings of one column compare: case, spaces and underscores differ between copies of a file. */
function columnKey(header: string): string {
  return cleanHeader(header)
    .toLowerCase()
    .replace(/[\s_]+/g, '');
}

/** Streams a CSV file, plain or `.gz`; every cell trimmed. Rejects on a broken file: half an import is worse. */
export async function* readCsv(path: string, { columns, onRead }: CsvReading = {}): AsyncGenerator<CsvRow> {
  const wanted = columns && new Map(columns.map((name) => [columnKey(name), name]));
  const parser = parse({
    bom: true,
    trim: true,
    skip_empty_lines: true,
    columns: (header: string[]) =>
      header.map((name) =>
        wanted === undefined ? cleanHeader(name) : (wanted.get(columnKey(name)) ?? false),
      ),
  });
  const bytes = statSync(path).size;
  const file = createReadStream(path);
  const stages = path.endsWith('.gz') ? ([file, createGunzip(), parser] as const) : ([file, parser] as const);
  // The parser is destroyed with the error, so iterating it throws; the callback is only there to consume it.
  pipeline(stages, () => undefined);
  for await (const row of parser) {
    onRead?.(file.bytesRead / bytes);
    yield row as CsvRow;
  }
}
