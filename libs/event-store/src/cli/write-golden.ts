import { writeFileSync } from 'node:fs';
import { renderQueryGolden, renderSchemaGolden } from '../golden/render-golden.ts';

const packageFolder = new URL('../../', import.meta.url);

/** Rewrites the two files that reviewers read; a test fails while they differ from the code. */
export function writeGolden(): void {
  writeFileSync(new URL('queries.golden.sql', packageFolder), renderQueryGolden());
  writeFileSync(new URL('schema.golden.sql', packageFolder), renderSchemaGolden());
}
