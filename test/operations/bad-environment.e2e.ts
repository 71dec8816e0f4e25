import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));

describe('a bad environment', () => {
  it('is reported in full, and nothing starts', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [entry], {
      encoding: 'utf8',
      timeout: 20_000,
      env: {
        PATH: process.env.PATH,
        PORT: 'x',
        LOG_LEVEL: 'loud',
        ADMIN_PASSWORD: 'hunter2',
        DATABASE_URL: 'redis://x',
      },
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      'The environment has 4 bad variables:',
      '  PORT: must be a port',
      '  DATABASE_URL: must be an address that starts with postgres:// or postgresql://',
      '  ADMIN_PASSWORD: must have at least 8 characters',
      expect.stringContaining('  LOG_LEVEL: '),
    ]);
  });
});
