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

/** Every view of the schema that says how to rebuild what it feeds; one that feeds a relay has nothing to rebuild. */
export function rollupsOf(files: readonly SchemaFile[]): Rollup[] {
  return files
    .filter(({ object }) => object === 'view')
    .filter((view) => !files.some(({ object, name }) => object === 'relay' && name === feedOf(view).target))
    .map((view) => rollupOf(view, files));
}

function feedOf({ sql }: SchemaFile): { target: string; select: string } {
  const [, target = '', select = ''] = / TO (\w+) AS\s+(SELECT\s[\s\S]*)$/.exec(sql) ?? [];
  return { target, select };
}

/** The SELECT that the view has once every file has run. */
function lastSelect(view: SchemaFile, files: readonly SchemaFile[]): string {
  const change = files.findLast(({ object, name }) => object === 'query' && name === view.name);
  return change === undefined ? feedOf(view).select : change.sql.slice(change.sql.indexOf('SELECT'));
}

function rollupOf(view: SchemaFile, files: readonly SchemaFile[]): Rollup {
  const { target } = feedOf(view);
  const select = lastSelect(view, files);
  const table = files.find(({ object, name }) => object === 'table' && name === target);
  const mode = view.header.get('rebuild');
  // A relay's columns are called as in events, and a view behind it repeats its conditions: so events can stand in.
  const relays = files.filter(({ object }) => object === 'relay').map(({ name }) => name);
  const source = new RegExp(`^FROM (?:${['events', ...relays].join('|')})( AS \\w+)?$`, 'm');
  if (table === undefined) throw new Error(`${view.fileName} feeds ${target}, which no file makes`);
  if (!source.test(select)) throw new Error(`${view.fileName} needs a line FROM events`);
  if (mode !== 'replace hours' && mode !== 'insert again')
    throw new Error(`${view.fileName} needs a header line "-- Rebuild:"`);
  return {
    table,
    selectInRange: select.replace(source, (_line, alias = '') => `FROM events${alias}\n${range}`),
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
