import type { WhichTickets } from '@pulso/event-store';
import { TicketKeeper, type TicketKeeperPorts } from './ticket-keeper.ts';

const everyTicket = { workspaceId: 'main', after: '', upTo: undefined };

/** A store whose tickets are set by the test, and everything that it was asked to settle. */
function stage(changes: Partial<TicketKeeperPorts> = {}) {
  const tickets = new Map<string, number>();
  const settled: WhichTickets[] = [];
  const failures: unknown[] = [];
  const notes: number[] = [];
  const state = {
    ...{ epoch: 0, nowMs: 0 },
    ...{ merges: 0, cannotMerge: false },
    places: [] as string[],
    noted: null as number | null,
    failure: undefined as Error | undefined,
  };
  const query = async (asked: { name: string }, { sinceMs = 0, after = '' }) => {
    if (state.failure) throw state.failure;
    if (asked.name === 'tickets.settled-until') return [{ ms: state.noted }];
    if (asked.name === 'tickets.workspaces') return [{ workspaceId: 'main' }];
    if (asked.name === 'tickets.after')
      return state.places
        .filter((place) => place > after)
        .slice(0, 1)
        .map((ticket) => ({ ticket }));
    const now = { hash: '', storedMs: Math.max(0, ...tickets.values()) };
    const touched = [...tickets].filter(([, at]) => at >= sinceMs);
    return [now, ...touched.map(([hash, storedMs]) => ({ hash, storedMs }))];
  };
  const settleTickets = async (which: WhichTickets) => {
    settled.push(which);
    return true;
  };
  const mergeSettledTickets = async () => {
    state.merges += 1;
    if (state.cannotMerge) throw new Error('no room');
  };
  const addRows = async (_table: unknown, rows: { settled_until: number }[]) => {
    notes.push(...rows.map(({ settled_until }) => settled_until));
  };
  const keeper = new TicketKeeper({
    store: { query, settleTickets, mergeSettledTickets, addRows } as unknown as TicketKeeperPorts['store'],
    exclusively: (work) => work(),
    epoch: () => state.epoch,
    now: () => state.nowMs,
    onFailed: (error) => failures.push(error),
    ...changes,
  });
  const commit = (hash: string, storedMs: number) => {
    tickets.set(hash, storedMs);
    state.epoch += 1;
  };
  const filled = async () => {
    await keeper.start();
    await keeper.rest();
    settled.length = 0;
  };
  return { keeper, state, settled, notes, failures, commit, filled };
}

describe('TicketKeeper', () => {
  it('looks at every ticket first, range by range, and lets questions read tickets by name meanwhile', async () => {
    const { keeper, state, settled } = stage();
    state.places = ['m', 't'];
    await keeper.start();
    expect(await keeper.areSettled()).toBe(false);
    await keeper.rest();
    const ends = ['', 'm', 't', undefined];
    expect(settled).toEqual(
      [0, 1, 2].map((nth) => ({ workspaceId: 'main', after: ends[nth], upTo: ends[nth + 1] })),
    );
    expect(await keeper.areSettled()).toBe(true);
  });

  it('merges what it wrote once every ticket is settled; without that they are settled, too', async () => {
    const { keeper, state, failures, commit } = stage();
    state.cannotMerge = true;
    await keeper.start();
    await keeper.rest();
    expect([await keeper.areSettled(), state.merges, failures]).toEqual([true, 1, []]);
    commit('a', 1000);
    await keeper.areSettled();
    expect(state.merges).toBe(1);
  });

  it('settles what moved since it last looked, each once', async () => {
    const { keeper, settled, commit, filled } = stage();
    commit('a', 100_000);
    await filled();
    commit('b', 101_000);
    expect(await keeper.areSettled()).toBe(true);
    commit('c', 102_000);
    expect(await keeper.areSettled()).toBe(true);
    commit('b', 103_000);
    expect(await keeper.areSettled()).toBe(true);
    expect(settled).toEqual([['b'], ['c'], ['b']]);
  });

  it('asks nothing again until there was a commit, or a second has passed', async () => {
    let asked = 0;
    const { keeper, state, filled } = stage({
      store: {
        query: async ({ name }: { name: string }) => {
          asked += 1;
          return name === 'tickets.touched' ? [{ hash: '', storedMs: 0 }] : [];
        },
        settleTickets: async () => true,
        mergeSettledTickets: async () => undefined,
        addRows: async () => undefined,
      } as unknown as TicketKeeperPorts['store'],
    });
    await filled();
    const before = asked;
    for (const [epoch, nowMs, looks] of [
      [0, 500, 0],
      [1, 600, 1],
      [1, 1500, 1],
      [1, 1700, 2],
    ] as const) {
      Object.assign(state, { epoch, nowMs });
      expect(await keeper.areSettled()).toBe(true);
      expect(asked - before).toBe(looks);
    }
  });

  it('lets whoever asks during a look wait for one that began after their question', async () => {
    const { keeper, settled, commit, filled } = stage();
    await filled();
    commit('a', 1000);
    const first = keeper.areSettled();
    commit('b', 2000);
    const second = keeper.areSettled();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(settled.flat()).toEqual(['a', 'b']);
  });

  it('has questions read tickets by name after a failure, and looks at all of them half a minute later', async () => {
    const { keeper, state, settled, failures, commit, filled } = stage();
    await filled();
    commit('a', 1000);
    state.failure = new Error('away');
    expect([await keeper.areSettled(), failures.length]).toEqual([false, 1]);
    state.failure = undefined;
    expect(await keeper.areSettled()).toBe(false);
    state.nowMs += 30_000;
    expect(await keeper.areSettled()).toBe(false);
    await keeper.rest();
    expect(settled).toEqual([everyTicket]);
    expect(await keeper.areSettled()).toBe(true);
  });

  it('leaves it to another node that is at it', async () => {
    let isTaken = false;
    const { keeper, commit, filled } = stage({
      exclusively: async (work) => (isTaken ? undefined : work()),
    });
    await filled();
    commit('a', 1000);
    isTaken = true;
    expect(await keeper.areSettled()).toBe(false);
  });

  it('settles an import behind the back of whoever asks', async () => {
    const { keeper, settled, commit, filled } = stage();
    await filled();
    for (let ticket = 0; ticket < 20_001; ticket += 1) commit(`t${ticket}`, 1000);
    expect(await keeper.areSettled()).toBe(false);
    await keeper.rest();
    expect(settled).toEqual([everyTicket]);
  });

  it('goes on where the process before it ended, and notes how far it came', async () => {
    const { keeper, state, settled, notes, commit } = stage();
    commit('before', 50_000);
    commit('since', 100_000);
    state.noted = 90_000;
    await keeper.start();
    expect(await keeper.areSettled()).toBe(true);
    expect([settled, notes]).toEqual([[['since']], [100_000]]);
    commit('soon after', 105_000);
    await keeper.areSettled();
    expect(notes).toEqual([100_000]);
  });

  it('looks back as far as the slowest insert took', async () => {
    const { keeper, settled, commit, filled } = stage();
    commit('new', 100_000);
    await filled();
    await keeper.areSettled();
    commit('newer', 130_000);
    await keeper.areSettled();
    // Stamped when its insert began, and visible only now.
    keeper.noteInsert(25);
    commit('late', 107_000);
    await keeper.areSettled();
    expect(settled.flat()).toContain('late');
  });
});
