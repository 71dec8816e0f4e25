// `npm test`: installs if needed, builds, runs every gate and every tier of tests, and ends with one line of counts.
// `npm test -- --only unit,int` runs some tiers; `npm test -- --files <pattern>` some files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { gates } from './gates.mjs';
import { installIfNeeded } from './install.mjs';
import { run } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** They measure memory or seconds under a load of their own: beside another file they would measure that. */
const alone = ['test/live/stalled', 'test/live/storm'];
const each = (option, patterns) => patterns.map((pattern) => `${option}=${pattern}`);
/** The runs of Jest that make up each tier. */
const tiers = {
  unit: [['--maxWorkers=2']],
  int: [['--maxWorkers=2']],
  e2e: [
    ['--maxWorkers=2', ...each('--testPathIgnorePatterns', [...alone, '/node_modules/', '/dist/'])],
    ['--runInBand', ...each('--testPathPatterns', alone)],
  ],
};
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    only: { type: 'string' },
    files: { type: 'string' },
    'no-gates': { type: 'boolean', default: false },
  },
});
const chosen = values.only ? values.only.split(',') : Object.keys(tiers);
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

await installIfNeeded();
installSystemPackages();
await build();
const reports = mkdtempSync(join(tmpdir(), 'pulso-test-'));

if (!values.only && !values['no-gates']) {
  for (const { name, command, args } of gates) {
    const code = await run(command, args);
    totals[code === 0 ? 'passed' : 'failed'] += 1;
    if (code !== 0) failures.push(`gate: ${name}`);
    console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${name}`);
  }
}

const runs = chosen.flatMap((tier) =>
  values.files
    ? [{ tier, args: ['--runInBand', values.files] }]
    : tiers[tier].map((args) => ({ tier, args })),
);
for (const [index, { tier, args }] of runs.entries()) {
  const report = join(reports, `${index}.json`);
  const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', tier, '--passWithNoTests'];
  const env = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  const code = await run('node', [...jest, '--json', '--outputFile', report, ...args], { env });
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    totals.failed += 1;
    failures.push(`${tier}: jest ended with ${code} and wrote no report`);
    continue;
  }
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests;
  totals.skipped += result.numPendingTests + result.numTodoTests;
  for (const suite of result.testResults) {
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    if (suite.status === 'failed' && failed.length === 0) {
      totals.failed += 1;
      failures.push(`${tier}: ${suite.name} did not run`);
    }
    failures.push(...failed.map(({ fullName }) => `${tier}: ${fullName}`));
  }
}
rmSync(reports, { recursive: true, force: true });

if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`);
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
