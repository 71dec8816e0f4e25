import { dayMs, hourMs } from '../company/scene.ts';
import type { Story } from './story-file.ts';
import { Traffic } from './traffic.ts';

const startMs = Date.UTC(2026, 0, 5);
const options = { seed: 3, rate: 0.1 };
const story = (sentUntilMs = startMs): Story => ({ startMs, olderMs: 0, historyMs: 2 * dayMs, sentUntilMs });
const liveMs = startMs + 2 * dayMs;
const idsOf = (events: Iterable<{ messageId: string }>) => [...events].map(({ messageId }) => messageId);

describe('live traffic', () => {
  it('is as dense as the same hours of yesterday', () => {
    const traffic = new Traffic(story(), options);
    const past = [...traffic.past(liveMs)];
    const yesterday = past.filter(({ occurredAt }) => Date.parse(occurredAt) >= liveMs - dayMs);
    const today = [...traffic.advanceTo(liveMs + dayMs)];
    expect(yesterday.length).toBeGreaterThan(5_000);
    expect(Math.abs(today.length / yesterday.length - 1)).toBeLessThan(0.1);
  });

  it('shows somebody every minute in the dead of night', () => {
    const traffic = new Traffic(story(), options);
    const night = [...traffic.advanceTo(startMs + 4 * hourMs)].filter(
      ({ occurredAt }) => Date.parse(occurredAt) >= startMs + 3 * hourMs,
    );
    expect(night.length).toBeGreaterThan(60);
  });

  it('is in time order', () => {
    const times = [...new Traffic(story(), options).past(liveMs)].map(({ occurredAt }) => occurredAt);
    expect(times.every((time, index) => time >= (times[index - 1] ?? ''))).toBe(true);
  });

  it('goes on where an earlier run stopped', () => {
    const stoppedMs = liveMs + hourMs;
    const first = new Traffic(story(), options);
    const told = [...idsOf(first.past(liveMs)), ...idsOf(first.advanceTo(stoppedMs))];
    const rest = idsOf(new Traffic(story(stoppedMs), options).past(liveMs + 3 * hourMs));
    expect([...told, ...rest]).toEqual(idsOf(new Traffic(story(), options).past(liveMs + 3 * hourMs)));
  });
});
