import { dayMs, hourMs } from '../company/scene.ts';
import type { Story } from './story-file.ts';
import { Traffic } from './traffic.ts';

const startMs = Date.UTC(2026, 0, 1);
const options = { seed: 3, rate: 0.1, backfillDays: 1 };
const story = (sentUntilMs: number): Story => ({ startMs, historyMs: dayMs, sentUntilMs });
const liveMs = startMs + dayMs;
const isOfTheStory = ({ messageId = '' }: { messageId?: string }) => messageId.startsWith('story:');

describe('live traffic', () => {
  it('has a past of journeys and one hour of passers-by', () => {
    const past = [...new Traffic(story(startMs), options, liveMs).past()];
    const times = past
      .filter((event) => !isOfTheStory(event))
      .map(({ occurredAt }) => Date.parse(String(occurredAt)));
    expect(past.some(isOfTheStory)).toBe(true);
    expect(times.length).toBeGreaterThan(50);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(liveMs - hourMs);
  });

  it('goes on where an earlier run stopped', () => {
    const stoppedMs = liveMs + hourMs;
    const first = new Traffic(story(startMs), options, liveMs);
    const told = [...first.past(), ...first.between(liveMs, stoppedMs)].filter(isOfTheStory);
    const second = new Traffic(story(stoppedMs), options, liveMs + 3 * hourMs);
    const rest = [...second.past()].filter(isOfTheStory);
    const whole = [...new Traffic(story(startMs), options, liveMs + 3 * hourMs).past()].filter(isOfTheStory);
    expect([...told, ...rest].map(({ messageId }) => messageId)).toEqual(
      whole.map(({ messageId }) => messageId),
    );
  });

  it('skips the passers-by of a long outage', () => {
    const traffic = new Traffic(story(startMs), options, liveMs);
    const events = [...traffic.between(liveMs, liveMs + 6 * hourMs)].filter((event) => !isOfTheStory(event));
    expect(events.length).toBeLessThan(60);
  });
});
