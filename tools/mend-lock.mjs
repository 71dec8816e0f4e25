// npm leaves an optional package out of the lock when the registry served no build of it for another
// platform, and `npm ci` then calls the lock out of sync. This adds the missing entries.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const platform =
  /(?:^|[-/])(linux|darwin|win32|windows|freebsd|android|openharmony|wasm32|sunos|openbsd|netbsd|aix)(?:[-_]|$)/;
const cpu = /[-_](x64|arm64|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el|armv7)(?:[-_]|$)/;
let mended = 0;
for (const [location, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!exact.test(version)) continue;
    const nested = `${location}/node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[hoisted]?.version === version) continue;
    const target = lock.packages[hoisted] ? nested : hoisted;
    const os = platform.exec(name)?.[1];
    const arch = cpu.exec(name)?.[1];
    lock.packages[target] = {
      version,
      ...(arch ? { cpu: [arch] } : {}),
      optional: true,
      ...(os && os !== 'wasm32' ? { os: [os === 'windows' ? 'win32' : os] } : {}),
    };
    mended += 1;
  }
}
// A workspace is a link and needs its target; a download address belongs to nobody's lock.
for (const entry of Object.values(lock.packages)) if (!entry.link) delete entry.resolved;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`mend-lock: ${mended} optional packages added`);
