import { parseArgs } from 'node:util';
import type { TimeRange } from '../event-store.ts';
import { withStore } from './with-store.ts';
import { writeGolden } from './write-golden.ts';

const usage = `Usage: event-store <command>
  golden                                   rewrite queries.golden.sql and schema.golden.sql
  migrate                                  bring the schema up to date
  rebuild-rollups [--from T] [--to T]      make the rollups equal to raw again; T is ISO 8601, default all
The store is CLICKHOUSE_URL (and CLICKHOUSE_CLUSTER), else the files in DATA_DIR: stop the api first.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, to: { type: 'string' } },
});

const place = {
  address: process.env['CLICKHOUSE_URL'],
  cluster: process.env['CLICKHOUSE_CLUSTER'],
  dataDirectory: process.env['DATA_DIR'] ?? 'data',
};

switch (positionals[0]) {
  case 'golden':
    writeGolden();
    break;
  case 'migrate':
    await withStore(place, (store) => store.migrate());
    break;
  case 'rebuild-rollups':
    await withStore(place, async (store) => {
      const { hours, rows } = await store.rebuildRollups(rangeOf(values.from, values.to));
      process.stdout.write(`Rebuilt ${hours} hours: ${rows} rollup rows equal raw.\n`);
    });
    break;
  default:
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
}

function rangeOf(from: string | undefined, to: string | undefined): TimeRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  const range = { from: new Date(from ?? 0), to: new Date(to ?? Date.now()) };
  if (!(range.from < range.to)) throw new Error('--from must be a time before --to');
  return range;
}
