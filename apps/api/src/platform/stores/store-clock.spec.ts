import { StoreClock } from './store-clock.ts';

/** A store whose reads end when they are told to. */
function heldStore() {
  const ends: ((error?: Error) => void)[] = [];
  const query = () =>
    new Promise<never[]>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve([])));
    });
  return { ends, query };
}

describe('StoreClock', () => {
  let now = 0;
  const ask = (store: { query(query: never, params: never): Promise<unknown> }) =>
    store.query({} as never, {} as never);

  beforeEach(() => (now = 0));

  it('adds reads that follow each other, and not the time between them', async () => {
    const clock = new StoreClock(() => now);
    const held = heldStore();
    const store = clock.watch(held);
    const first = ask(store);
    now = 10;
    held.ends[0]!();
    await first;
    now = 100;
    const second = ask(store);
    now = 105;
    held.ends[1]!();
    await second;
    expect(clock.waitedMs).toBe(15);
  });

  it('counts the time of reads side by side once', async () => {
    const clock = new StoreClock(() => now);
    const held = heldStore();
    const store = clock.watch(held);
    const both = [ask(store), ask(store)];
    now = 7;
    held.ends[0]!();
    await both[0];
    expect(clock.waitedMs).toBe(0);
    now = 20;
    held.ends[1]!();
    await both[1];
    expect(clock.waitedMs).toBe(20);
  });

  it('counts a read that failed, and passes the failure on', async () => {
    const clock = new StoreClock(() => now);
    const held = heldStore();
    const read = ask(clock.watch(held));
    now = 3;
    held.ends[0]!(new Error('away'));
    await expect(read).rejects.toThrow('away');
    expect(clock.waitedMs).toBe(3);
  });
});
