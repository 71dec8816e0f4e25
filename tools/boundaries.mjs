// Proves that the import boundaries bite: each forbidden import below must be reported, each allowed one must not.
// A rule that silently stopped working would otherwise look like a clean house.
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import { root } from './run.mjs';

const forbidden = [
  ['libs/contract/src/fixture.ts', '@pulso/domain'],
  ['libs/contract/src/fixture.ts', 'fastify'],
  ['libs/domain/src/fixture.ts', '@pulso/event-store'],
  ['libs/domain/src/fixture.ts', '@nestjs/common'],
  ['libs/spool/src/fixture.ts', '@pulso/contract'],
  ['libs/event-store/src/fixture.ts', '@pulso/metadata-store'],
  ['libs/event-store/src/fixture.ts', 'prom-client'],
  ['libs/metadata-store/src/fixture.ts', '@clickhouse/client'],
  ['apps/api/src/ingest/fixture.ts', '@clickhouse/client'],
  ['apps/api/src/ingest/fixture.ts', '@pulso/testing'],
  ['apps/api/src/ingest/fixture.ts', '../live/live-hub.ts'],
  ['apps/dashboard/src/fixture.ts', '@nestjs/common'],
  ['apps/simulator/src/fixture.ts', 'pg'],
  ['apps/simulator/src/fixture.ts', '@pulso/spool'],
];
const allowed = [
  ['libs/domain/src/fixture.ts', '@pulso/contract'],
  ['apps/api/src/ingest/fixture.ts', '@pulso/spool'],
  ['apps/api/src/ingest/fixture.ts', '../platform/commit-bus.ts'],
  ['apps/dashboard/src/fixture.ts', '@pulso/domain'],
];
const rules = new Set(['@nx/enforce-module-boundaries', 'no-restricted-imports']);

// With a cold graph the rule skips silently: build it first.
await createProjectGraphAsync({ exitOnError: true });
const eslint = new ESLint({ cwd: root });

async function isReported([filePath, specifier]) {
  const [result] = await eslint.lintText(
    `import * as imported from '${specifier}';\nexport default imported;\n`,
    { filePath },
  );
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${filePath}: ${fatal.message}`);
  return result.messages.some(({ ruleId }) => rules.has(ruleId));
}

let failed = 0;
for (const [pairs, expected] of [
  [forbidden, true],
  [allowed, false],
]) {
  for (const pair of pairs) {
    if ((await isReported(pair)) === expected) continue;
    failed += 1;
    console.error(
      `boundaries: ${pair[0]} importing ${pair[1]} was ${expected ? 'not reported' : 'reported'}`,
    );
  }
}
if (failed > 0) process.exit(1);
console.log(
  `boundaries: ${forbidden.length} forbidden imports reported, ${allowed.length} allowed ones pass`,
);
process.exit(0);
