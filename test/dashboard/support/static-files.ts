import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../../apps/dashboard/dist/', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** The policy of CONVENTIONS.md, as the api sends it. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** The built dashboard, and its one page for every address that is not a file. */
export async function sendBuiltFile(path: string, response: ServerResponse): Promise<void> {
  const file = path.includes('.') && !path.includes('..') ? path : 'index.html';
  const target = join(built, file);
  if (!existsSync(target)) throw new Error(`${target} is missing: run npm run build`);
  response.writeHead(200, {
    'content-type': types[extname(target)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  response.end(await readFile(target));
}
