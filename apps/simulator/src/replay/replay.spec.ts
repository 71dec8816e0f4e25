import type { EventInput } from '@pulso/contract';
import { ReplayClock } from './replay-clock.ts';
import { inTimeOrder, takeUntil } from './timeline.ts';

function clockAt(speed: number) {
  let presentMs = 1_000;
  const clock = new ReplayClock(Date.UTC(2017, 4, 1), speed, () => presentMs);
  return { clock, wait: (ms: number) => void (presentMs += ms) };
}
const visit = (messageId: string, occurredAt: string): EventInput => ({
  kind: 'touchpoint',
  messageId,
  occurredAt,
  customer: { anonymousId: 'V-1' },
});

describe('the replay clock', () => {
  it('passes a day a second at 86,400', () => {
    const { clock, wait } = clockAt(86_400);
    wait(2_000);
    expect(new Date(clock.now()).toISOString()).toBe('2017-05-03T00:00:00.000Z');
  });

  it('waits for work that takes longer than its grace', () => {
    const { clock, wait } = clockAt(1_000);
    const began = clock.now();
    wait(5_000);
    clock.waitFor(began, 250);
    expect(clock.now()).toBe(began + 250 * 1_000);
  });

  it('keeps its pace while the server keeps up', () => {
    const { clock, wait } = clockAt(1_000);
    const began = clock.now();
    wait(200);
    clock.waitFor(began, 250);
    expect(clock.now()).toBe(began + 200 * 1_000);
  });
});

describe('a timeline', () => {
  async function* file() {
    yield visit('late', '2017-05-03T00:00:00Z');
    yield visit('first', '2017-05-01T00:00:00+02:00');
    yield visit('second', '2017-04-30T22:00:00Z');
  }

  it('orders by time and then by file', async () => {
    const events = await inTimeOrder(file());
    expect(events.map(({ event }) => event.messageId)).toEqual(['first', 'second', 'late']);
  });

  it('takes what has happened by an instant', async () => {
    const events = await inTimeOrder(file());
    expect(takeUntil(events, 0, Date.UTC(2017, 3, 30, 22))).toBe(2);
    expect(takeUntil(events, 2, Date.UTC(2017, 4, 2))).toBe(2);
    expect(takeUntil(events, 2, Infinity)).toBe(3);
  });
});
