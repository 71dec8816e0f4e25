import fc from 'fast-check';
import { WorkspaceQuota } from './workspace-quota.ts';

const maxBytes = 1000;
const shared = () => new WorkspaceQuota({ maxBytes, isShared: () => true });

/** Appends numbered records one after the other. */
function appender() {
  let seq = 0;
  return () => Promise.resolve({ seq: (seq += 1) });
}

/** Sends records of that size until one is refused; how many bytes were taken. */
async function fill(
  quota: WorkspaceQuota,
  workspace: string,
  append: () => Promise<{ seq: number }>,
  bytes = 10,
) {
  for (let taken = 0; ; taken += bytes) {
    try {
      await quota.admit(workspace, bytes, append);
    } catch (error) {
      expect(error).toMatchObject({ code: 'spool_full', details: { retryAfterSeconds: 5 } });
      return taken;
    }
  }
}

describe('WorkspaceQuota', () => {
  it('stops one workspace at four fifths and leaves the rest to the others', async () => {
    const [quota, append] = [shared(), appender()];
    expect(await fill(quota, 'greedy', append)).toBe(800);
    await quota.admit('modest', 100, append);
    expect(quota.waiting()).toEqual(
      new Map([
        ['greedy', 800],
        ['modest', 100],
      ]),
    );
  });

  it('leaves the whole spool to a workspace that is alone', async () => {
    const quota = new WorkspaceQuota({ maxBytes, isShared: () => false });
    for (let taken = 0; taken < 3 * maxBytes; taken += 100) await quota.admit('main', 100, appender());
    expect(quota.waiting().get('main')).toBe(3000);
  });

  it('gives room back when records are released', async () => {
    const [quota, append] = [shared(), appender()];
    await fill(quota, 'greedy', append);
    quota.release(1_000_000);
    expect(quota.waiting().size).toBe(0);
    expect(await fill(quota, 'greedy', append)).toBe(800);
  });

  it('counts what is on its way to the disk, and gives it back when it fails', async () => {
    const quota = shared();
    let fail: (error: Error) => void = () => undefined;
    const slow = quota.admit('greedy', 800, () => new Promise((_resolve, reject) => (fail = reject)));
    await expect(quota.admit('greedy', 1, appender())).rejects.toMatchObject({ code: 'spool_full' });
    fail(new Error('the disk fails'));
    await expect(slow).rejects.toThrow('the disk fails');
    quota.release(0);
    await quota.admit('greedy', 800, appender());
  });

  it('remembers what an earlier process left', async () => {
    const quota = shared();
    quota.open(new Map([['greedy', [{ lastSeq: 7, firstAppendedAtMs: 0, bytes: 800 }]]]));
    await expect(quota.admit('greedy', 1, appender())).rejects.toMatchObject({ code: 'spool_full' });
    quota.release(7);
    await quota.admit('greedy', 1, () => Promise.resolve({ seq: 8 }));
  });

  it('never lets any number of workspaces fill the spool', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 300 })), { maxLength: 200 }),
        async (sent) => {
          const [quota, append] = [shared(), appender()];
          for (const [workspace, bytes] of sent)
            await quota.admit(`w${workspace}`, bytes, append).catch(() => undefined);
          const all = [...quota.waiting().values()].reduce((sum, bytes) => sum + bytes, 0);
          expect(all).toBeLessThan(maxBytes);
          await quota.admit('newcomer', Math.floor((4 / 5) * (maxBytes - all)), append);
        },
      ),
    );
  });
});
