import { join } from 'node:path';
import {
  makeTempDirectory,
  missingForPowerCut,
  PowerCut,
  seededRandom,
  waitFor,
  type TempDirectory,
} from '@pulso/testing';
import { runAppendCycles, type CycleOptions, type Verdict } from './support/append-cycles.ts';

/** 20 in the short form; SPOOL_CUT_CYCLES=200 for a release. */
const cycles = Number(process.env['SPOOL_CUT_CYCLES'] ?? 20);
const faultless = { missing: [], repeated: [], refusedVisible: [], lost: 0, unclean: [] };

const missing = missingForPowerCut();
if (missing !== undefined) console.warn(`skipped: ${missing}`);
const modelled = missing === undefined ? describe : describe.skip;

let temp: TempDirectory;
beforeEach(() => {
  temp = makeTempDirectory('spool-cut');
});
afterEach(() => temp.remove());

/** Every second cut also tears: unsynced pages survive or not, one by one. */
async function runWithCuts(options: Partial<CycleOptions> & { cycles: number }): Promise<Verdict> {
  const directory = join(temp.path, 'spool');
  const power = new PowerCut(directory);
  const random = seededRandom(7);
  const verdict = await runAppendCycles({
    directory,
    runMs: [20, 300],
    environment: () => power.environment(),
    afterKill: (cycle) => power.cut(cycle % 2 === 0 ? {} : { random }),
    ...options,
  });
  return verdict;
}

modelled('a spool whose power is cut', () => {
  it(
    'keeps every acknowledged record through all cuts',
    async () => {
      const { acknowledged, ...faults } = await runWithCuts({ cycles });
      console.log(`${cycles} power cuts, ${acknowledged} acknowledged records`);
      expect(faults).toEqual(faultless);
      expect(acknowledged).toBeGreaterThan(cycles * 50);
    },
    cycles * 10_000,
  );

  it('acknowledges nothing from a segment whose sync failed', async () => {
    const directory = join(temp.path, 'spool');
    const power = new PowerCut(directory);
    const verdict = await runAppendCycles({
      directory,
      cycles: 4,
      runMs: [50, 100],
      environment: () => power.environment({ failSyncAt: 12 }),
      afterKill: () => power.cut(),
      async whileAppending(child) {
        await child.waitForLine(/^refused \d+ spool_io/);
        const refusedAt = child.lines.length;
        await waitForAckAfter(child.lines, refusedAt);
      },
    });
    const { acknowledged, ...faults } = verdict;
    expect(faults).toEqual(faultless);
    expect(acknowledged).toBeGreaterThan(0);
  }, 60_000);

  it.each(['late-sync', 'no-sync'])(
    'catches the control %s',
    async (control) => {
      const { missing: gone } = await runWithCuts({
        cycles: 3,
        control,
        whileAppending: (child) => child.waitForLine(/^ack /),
      });
      expect(gone.length).toBeGreaterThan(0);
    },
    60_000,
  );
});

async function waitForAckAfter(lines: readonly string[], from: number): Promise<void> {
  await waitFor(() => lines.slice(from).some((line) => line.startsWith('ack ')), {
    what: 'an acknowledgement after EIO',
  });
}
