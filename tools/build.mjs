// Builds libraries and servers with tsc (only what changed), and the dashboard with Vite when its sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { precompress } from './precompress.mjs';
import { mustRun, root } from './run.mjs';

const dashboardSources = ['apps/dashboard', 'libs/contract/src', 'libs/domain/src', 'package-lock.json'];

function* filesUnder(path) {
  const full = join(root, path);
  const entries = path.includes('.json') ? null : readdirSync(full, { withFileTypes: true });
  if (!entries) return yield path;
  for (const entry of entries) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) yield* filesUnder(join(path, entry.name));
    else yield join(path, entry.name);
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of [...filesUnder(path)].sort()) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

export async function build() {
  await mustRun('node', ['node_modules/typescript/bin/tsc', '-b']);
  const stamp = join(root, 'apps/dashboard/dist/.pulso-built');
  const current = hashOf(dashboardSources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return;
  await mustRun('node', ['node_modules/vite/bin/vite.js', 'build', 'apps/dashboard', '--logLevel', 'warn']);
  precompress(join(root, 'apps/dashboard/dist'));
  writeFileSync(stamp, current);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
