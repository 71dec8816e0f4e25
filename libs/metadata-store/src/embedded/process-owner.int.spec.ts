import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, choosePostgresOwner } from './process-owner.ts';

describe('canEnter', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pulso-owner-'));
    await mkdir(join(directory, 'open'), { mode: 0o755 });
  });
  afterAll(() => rm(directory, { recursive: true }));

  const stranger = { uid: 65_534, gid: 65_534 };
  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

  it('is stopped by any closed directory on the way', async () => {
    expect(await canEnter(stranger, join(directory, 'open'))).toBe(false);
    expect(await canEnter(self, join(directory, 'open'))).toBe(true);
  });

  it('needs the right to pass, not to list', async () => {
    await chmod(directory, 0o711);
    expect(await canEnter(stranger, join(directory, 'open', 'not yet made'))).toBe(true);
  });
});

describe('choosePostgresOwner', () => {
  it('is never root', async () => {
    expect((await choosePostgresOwner('/nowhere')).uid).toBeGreaterThan(0);
  });
});
