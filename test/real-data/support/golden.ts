import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The public data sets are not part of the project: they are read where they lie, by default beside it. */
export const dataFolder =
  process.env.PULSO_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const goldenPath = join(dataFolder, 'golden_public.json');

/** An acceptance figure of the real data sets at full precision, by id such as `SFO2017.nps`. */
export function golden(id: string): number {
  const figure = goldenFigures()[id];
  if (typeof figure !== 'number') throw new Error(`${id} is not a figure of ${goldenPath}`);
  return figure;
}

/** Every figure by its id: a number, or a table of numbers. None without the data. */
export function goldenFigures(): Record<string, unknown> {
  if (!existsSync(goldenPath)) return {};
  figures ??= JSON.parse(readFileSync(goldenPath, 'utf8')) as Record<string, unknown>;
  return figures;
}
let figures: Record<string, unknown> | undefined;

/** A describe that needs the real files. Without them it runs one test, whose name says what was not run and why. */
export function describeRealData(name: string, tests: () => void): void {
  if (existsSync(goldenPath)) return describe(name, tests);
  const notice = `NOT RUN: ${name}: no data in ${dataFolder} (set PULSO_DATA)`;
  describe(name, () => {
    it(notice, () => {
      process.stderr.write(`${notice}\n`);
      expect(existsSync(goldenPath)).toBe(false);
    });
  });
}
