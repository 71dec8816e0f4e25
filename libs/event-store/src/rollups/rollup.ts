import type { SchemaFile } from '../migrations/schema-file.ts';

/**
 * How the hours of a rollup are made right again:
 * - `replace hours`: sums, which a second insert would double; hours are derived aside and swapped in.
 * - `insert again`: minima, maxima and sets, on which a second insert changes nothing.
 */
type RebuildMode = 'replace hours' | 'insert again';

/** A table that is derived from `events` by the SELECT of its materialised view. */
export interface Rollup {
  readonly table: SchemaFile;
  /** The view's own SELECT, narrowed to `{from}` <= occurred_at < `{to}`: one definition for feed and rebuild. */
  readonly selectInRange: string;
  readonly mode: RebuildMode;
  /** Columns that identify a row of a `replace hours` rollup, and the ones that it sums. */
  readonly keys: readonly string[];
  readonly sums: readonly string[];
}

const range =
  "PREWHERE occurred_at >= {from:DateTime64(3, 'UTC')} AND occurred_at < {to:DateTime64(3, 'UTC')}";

/** Every view of the schema that says how to rebuild what it feeds. */
export function rollupsOf(files: readonly SchemaFile[]): Rollup[] {
  const tables = new Map(files.filter((file) => file.object === 'table').map((file) => [file.name, file]));
  return files.filter((file) => file.object === 'view').map((view) => rollupOf(view, tables));
}

function rollupOf(view: SchemaFile, tables: ReadonlyMap<string, SchemaFile>): Rollup {
  const [, target = '', select = ''] = / TO (\w+) AS\s+(SELECT\s[\s\S]*)$/.exec(view.sql) ?? [];
  const table = tables.get(target);
  const mode = view.header.get('rebuild');
  const source = /^FROM events( AS \w+)?$/m;
  if (table === undefined) throw new Error(`${view.fileName} feeds ${target}, which no file makes`);
  if (!source.test(select)) throw new Error(`${view.fileName} needs a line FROM events`);
  if (mode !== 'replace hours' && mode !== 'insert again')
    throw new Error(`${view.fileName} needs a header line "-- Rebuild:"`);
  return {
    table,
    selectInRange: select.replace(source, (line) => `${line}\n${range}`),
    mode,
    keys: namesIn(/^ORDER BY \((.*)\)$/m, table.sql),
    sums: namesIn(/^ENGINE = SummingMergeTree\(\((.*)\)\)$/m, table.sql),
  };
}

function namesIn(list: RegExp, sql: string): string[] {
  return (list.exec(sql)?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
