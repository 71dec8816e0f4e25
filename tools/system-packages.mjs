// The browser and Prometheus that some end-to-end tests drive come from Debian, when we may install them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const wanted = [
  { name: 'chromium', paths: ['/usr/bin/chromium'], used: 'the browser tests' },
  { name: 'prometheus', paths: ['/usr/bin/prometheus'], used: 'the Prometheus test' },
];

const present = ({ paths }) => paths.some((path) => existsSync(path));

/** Installs what is missing as root on Debian; otherwise says which tests will be skipped. */
export function installSystemPackages() {
  const missing = wanted.filter((item) => !present(item));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const names = missing.map(({ name }) => name);
    console.log(`Installing ${names.join(' and ')} from Debian ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
        env,
        stdio: 'ignore',
      });
    } catch (error) {
      console.warn(`apt-get failed: ${error.message}`);
    }
  }
  for (const item of wanted.filter((one) => !present(one))) {
    console.warn(`SKIPPED: ${item.used}, because ${item.name} is not installed.`);
  }
}
