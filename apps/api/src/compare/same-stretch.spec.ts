import { sameStretch } from './same-stretch.ts';

const week = (day: string, length = 7) => {
  const start = Date.parse(`2026-06-${day}T00:00:00Z`);
  const to = new Date(start + length * 86_400_000).toISOString();
  return { from: new Date(start).toISOString(), to, filters: [] };
};
const at = (text: string) => Date.parse(text);

describe('sameStretch', () => {
  it('cuts both to what has passed of the one that is not over', () => {
    const { now, before } = sameStretch(week('08'), week('01'), at('2026-06-10T12:00:00Z'));
    expect([now.to, before.to]).toEqual(['2026-06-10T12:00:00.000Z', '2026-06-03T12:00:00.000Z']);
  });

  it.each([
    ['both are over', week('08'), week('01'), '2026-06-20T00:00:00Z'],
    ['they are not equally long', week('08'), week('01', 6), '2026-06-10T00:00:00Z'],
    ['it has not begun', week('15'), week('08'), '2026-06-10T00:00:00Z'],
  ])('leaves them when %s', (_what, now, before, instant) => {
    expect(sameStretch(now, before, at(instant))).toEqual({ now, before });
  });
});
