import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeDirectory } from '../spec/log-fixture.ts';
import { lockDirectory, readLockOwner } from './directory-lock.ts';

let directory: ReturnType<typeof makeDirectory>;
beforeEach(() => {
  directory = makeDirectory();
});
afterEach(() => directory.remove());

const leave = (owner: object) => {
  const path = join(directory.path, 'lock');
  writeFileSync(path, JSON.stringify({ pid: 1, startedAt: '', host: hostname(), ...owner }));
  return path;
};
const take = () => lockDirectory(directory.path);

describe('lockDirectory', () => {
  it('is held until it is unlocked', () => {
    const lock = take();
    expect(take).toThrow(`process ${process.pid}`);
    expect(readLockOwner(directory.path)?.pid).toBe(process.pid);
    lock.unlock();
    expect(existsSync(join(directory.path, 'lock'))).toBe(false);
    take().unlock();
  });

  it('takes over from a process that is gone', () => {
    leave({ pid: 2 ** 22 + 1 });
    take().unlock();
  });

  it('takes over when the pid was given to another', () => {
    leave({ pid: process.pid, startedAt: '1' });
    take().unlock();
  });

  it('takes over from a lock cut short', () => {
    writeFileSync(join(directory.path, 'lock'), '{"pid":');
    take().unlock();
  });

  it('respects another host while it shows life', () => {
    const path = leave({ host: 'elsewhere' });
    expect(take).toThrow('on elsewhere');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    take().unlock();
  });
});
