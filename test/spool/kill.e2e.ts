import { makeTempDirectory, type TempDirectory } from '@pulso/testing';
import { runAppendCycles, type Verdict } from './support/append-cycles.ts';
import { inspectSpool } from './support/inspect-spool.ts';
import { tearTail } from './support/tear-tail.ts';

/** 60 in the short form; SPOOL_KILL_CYCLES=1000 for a release. */
const cycles = Number(process.env['SPOOL_KILL_CYCLES'] ?? 60);
const faultless = { missing: [], repeated: [], refusedVisible: [], lost: 0, unclean: [] };

let temp: TempDirectory;
beforeEach(() => {
  temp = makeTempDirectory('spool-kill');
});
afterEach(() => temp.remove());

const runWithTornTails = (control?: string): Promise<Verdict> =>
  runAppendCycles({
    directory: temp.path,
    cycles: 3,
    runMs: [50, 150],
    control,
    afterKill: () => tearTail(temp.path),
  });

describe('a spool whose process is killed', () => {
  it(
    'keeps every acknowledged record through all kills',
    async () => {
      const { acknowledged, ...faults } = await runAppendCycles({
        directory: temp.path,
        cycles,
        runMs: [20, 400],
      });
      console.log(`${cycles} kills, ${acknowledged} acknowledged records`);
      expect(faults).toEqual(faultless);
      expect(acknowledged).toBeGreaterThan(cycles * 100);
      expect(inspectSpool(temp.path)).toMatchObject({ exitCode: 0 });
    },
    cycles * 6_000,
  );

  it('goes on cleanly behind a torn tail', async () => {
    const { acknowledged, ...faults } = await runWithTornTails();
    expect(faults).toEqual(faultless);
    expect(acknowledged).toBeGreaterThan(100);
  }, 60_000);

  it('catches the control no-truncation', async () => {
    const { unclean } = await runWithTornTails('no-truncation');
    expect(unclean.length).toBeGreaterThan(0);
  }, 60_000);
});
