// Counts escapes from the type checker and the linter; the limits in ratchet.json may only fall.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const patterns = {
  any: /(:|\bas)\s+any\b|<any>/g,
  tsIgnore: /@ts-(ignore|nocheck|expect-error)/g,
  eslintDisable: /eslint-disable/g,
  skippedTests: /\b(it|test|describe)\.(only|skip|todo)\(|\b(xit|xdescribe|fdescribe)\(|\bfit\(\s*['"`]/g,
};
const limits = JSON.parse(readFileSync(new URL('./ratchet.json', import.meta.url), 'utf8'));
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.vue', '*.mjs'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file && file !== 'tools/ratchet.mjs');

const found = Object.fromEntries(Object.keys(patterns).map((name) => [name, []]));
for (const file of files) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') continue; // deleted in the work tree, still in the index
    throw error;
  }
  for (const [name, pattern] of Object.entries(patterns)) {
    for (const match of text.matchAll(pattern)) {
      found[name].push(`${file}:${text.slice(0, match.index).split('\n').length}`);
    }
  }
}
let failed = false;
for (const [name, places] of Object.entries(found)) {
  if (places.length > limits[name]) {
    failed = true;
    console.error(`ratchet: ${name} is ${places.length}, limit ${limits[name]}\n  ${places.join('\n  ')}`);
  } else if (places.length < limits[name]) {
    failed = true;
    console.error(`ratchet: ${name} fell to ${places.length}; lower its limit in tools/ratchet.json`);
  }
}
if (failed) process.exit(1);
console.log('ratchet: zero escapes');
