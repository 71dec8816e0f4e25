import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settlePreviousServer } from './previous-server.ts';

describe('settlePreviousServer', () => {
  let cluster: string;
  beforeEach(async () => {
    cluster = await mkdtemp(join(tmpdir(), 'pulso-cluster-'));
  });
  afterEach(() => rm(cluster, { recursive: true }));

  const leave = (pid: number) => writeFile(join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n`);
  const isLeft = () =>
    access(join(cluster, 'postmaster.pid')).then(
      () => true,
      () => false,
    );

  it('has nothing to do in a new cluster', async () => {
    await expect(settlePreviousServer(cluster)).resolves.toBeUndefined();
  });

  it('removes the pid of a server that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await leave(child.pid as number);
    await settlePreviousServer(cluster);
    expect(await isLeft()).toBe(false);
  });

  it('removes a pid that another program has now', async () => {
    await leave(process.pid);
    await settlePreviousServer(cluster);
    expect(await isLeft()).toBe(false);
  });

  it('waits for a server that is ending', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 400)', cluster]);
    await once(child, 'spawn');
    await leave(child.pid as number);
    await settlePreviousServer(cluster);
    expect(child.exitCode).toBe(0);
  });

  it('leaves a server alone that stays', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)', cluster]);
    await once(child, 'spawn');
    await leave(child.pid as number);
    await expect(settlePreviousServer(cluster, 200)).rejects.toThrow('in use');
    expect([child.exitCode, await isLeft()]).toEqual([null, true]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
