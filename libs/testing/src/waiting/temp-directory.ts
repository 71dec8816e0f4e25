import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDirectory {
  path: string;
  remove(): void;
}

export function makeTempDirectory(name: string): TempDirectory {
  const path = mkdtempSync(join(tmpdir(), `pulso-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
