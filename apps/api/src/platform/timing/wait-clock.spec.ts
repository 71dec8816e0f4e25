import { WaitClock } from './wait-clock.ts';

/** Work that ends when it is told to. */
function heldWork() {
  const ends: ((error?: Error) => void)[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  return { ends, work };
}

describe('WaitClock', () => {
  let now = 0;

  beforeEach(() => (now = 0));

  it('adds waits that follow each other, and not the time between them', async () => {
    const clock = new WaitClock(() => now);
    const { ends, work } = heldWork();
    const first = clock.time(work);
    now = 10;
    ends[0]!();
    await first;
    now = 100;
    const second = clock.time(work);
    now = 105;
    ends[1]!();
    await second;
    expect(clock.waitedMs).toBe(15);
  });

  it('counts the time of waits side by side once', async () => {
    const clock = new WaitClock(() => now);
    const { ends, work } = heldWork();
    const both = [clock.time(work), clock.time(work)];
    now = 7;
    ends[0]!();
    await both[0];
    expect(clock.waitedMs).toBe(0);
    now = 20;
    ends[1]!();
    await both[1];
    expect(clock.waitedMs).toBe(20);
  });

  it('counts a wait that failed, and passes the failure on', async () => {
    const clock = new WaitClock(() => now);
    const { ends, work } = heldWork();
    const failing = clock.time(work);
    now = 3;
    ends[0]!(new Error('away'));
    await expect(failing).rejects.toThrow('away');
    expect(clock.waitedMs).toBe(3);
  });
});
