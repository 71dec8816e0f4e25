import { makeTempDirectory } from '@pulso/testing';
import { runAppendCycles } from './support/append-cycles.ts';
import { inspectSpool } from './support/inspect-spool.ts';

/** 60 in the short form; SPOOL_KILL_CYCLES=1000 for a release. */
const cycles = Number(process.env['SPOOL_KILL_CYCLES'] ?? 60);

describe('a spool whose process is killed', () => {
  it(
    'keeps every acknowledged record through all kills',
    async () => {
      const temp = makeTempDirectory('spool-kill');
      try {
        const { acknowledged, ...faults } = await runAppendCycles({
          directory: temp.path,
          cycles,
          runMs: [20, 400],
        });
        console.log(`${cycles} kills, ${acknowledged} acknowledged records`);
        expect(faults).toEqual({ missing: [], repeated: [], refusedVisible: [], lost: 0, unclean: [] });
        expect(acknowledged).toBeGreaterThan(cycles * 100);
        expect(inspectSpool(temp.path)).toMatchObject({ exitCode: 0 });
      } finally {
        temp.remove();
      }
    },
    cycles * 6_000,
  );
});
