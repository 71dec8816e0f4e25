import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './config/data-folder.ts';

const goldenPath = join(dataFolder, 'golden_public.json');

/** Acceptance figures of the real data sets at full precision, by id such as `CDS.bgnbd`. */
export function golden<T = number>(id: string): T {
  figures ??= JSON.parse(readFileSync(goldenPath, 'utf8')) as Record<string, unknown>;
  if (!(id in figures)) throw new Error(`${id} is not in ${goldenPath}`);
  return figures[id] as T;
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
