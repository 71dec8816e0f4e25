// `npm run bench`: every figure from one run on one machine, as ratios where a ratio can be had.
// `npm run bench -- --only ingest,live` runs some sections; `--quick` shortens all of them; `--large` adds a wall over
// a hundred million events, which need 10 GB of disk.
import { parseArgs } from 'node:util';
import { build } from '../tools/build.mjs';
import { installIfNeeded } from '../tools/install.mjs';
import { watchStolen } from './stolen.mjs';
import { printTable, report } from './table.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
  },
});
await installIfNeeded();
await build();

const sections = {
  start: async () => (await import('./start.bench.mjs')).benchStart(),
  ingest: async (scale) => (await import('./ingest.bench.mjs')).benchIngest(scale),
  engine: async (scale) => (await import('./engine.bench.mjs')).benchEngine(scale),
  live: async (scale) => (await import('./live.bench.mjs')).benchLive(scale),
  models: async () => (await import('./models.bench.mjs')).benchModels(),
  wall: async (scale) => (await import('./wall.bench.mjs')).benchWall(scale),
};
const scale = values.quick
  ? { seconds: 5, rows: [1_000_000] }
  : { seconds: 15, rows: [1_000_000, 10_000_000, ...(values.large ? [100_000_000] : [])] };
const chosen = values.only ? values.only.split(',') : Object.keys(sections);
for (const name of chosen) {
  if (!(name in sections)) throw new Error(`no section ${name}: ${Object.keys(sections).join(', ')}`);
  console.log(`\n${name}`);
  const stolenShare = watchStolen();
  await sections[name](scale);
  report(name, 'stolen: CPU that was wanted and went to other guests of the host', stolenShare() * 100, '%');
}
printTable();
process.exit(0);
