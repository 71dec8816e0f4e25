import { instantToMs, resolveTime } from './event-time.ts';
import { monthOf, utcText } from './utc-text.ts';

const noon = Date.UTC(2026, 9, 1, 12);
const context = { receivedAtMs: noon, backfill: false };

describe('instantToMs', () => {
  it.each([
    ['2026-10-01T12:00:00.000Z', noon],
    ['2026-10-01T12:00:00Z', noon],
    ['2026-10-01 12:00:00', noon],
    ['2026-10-01T12:00', noon],
    ['2026-10-01T14:00:00.000+02:00', noon],
    ['2026-10-01T14:00:00+0200', noon],
    ['2026-10-01T12:00:00.000000Z', noon],
    ['2026-10-01t12:00:00z', noon],
    ['2026-10-01', Date.UTC(2026, 9, 1)],
    [noon / 1000, noon],
    [noon, noon],
    [noon * 1000, noon],
    [noon * 1e6, noon],
    [String(noon), noon],
    [0, 0],
  ])('reads %s', (instant, ms) => {
    expect(instantToMs(instant)).toBe(ms);
  });

  it.each(['', 'yesterday', 'NaN', '2026-13-01T00:00:00.000Z', '10/01/2026', '1', '99999999999999999999999'])(
    'does not guess at %s',
    (text) => {
      const ms = instantToMs(text);
      expect(Number.isNaN(ms) || ms === 1000).toBe(true);
    },
  );
});

describe('resolveTime', () => {
  it('takes the received time when none is given', () => {
    expect(resolveTime(undefined, undefined, context)).toEqual({ ms: noon, original: '' });
  });

  it('corrects a sender whose clock is an hour ahead', () => {
    const hour = 3_600_000;
    expect(resolveTime(noon + hour - 5000, noon + hour, context).ms).toBe(noon - 5000);
  });

  it.each([
    '0001-01-01T00:00:00Z',
    '1677-09-21T00:12:43Z',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59Z',
    'NaN',
    '2026-07-01T00:00:00Z',
  ])('replaces %s by the received time and keeps it', (text) => {
    expect(resolveTime(text, undefined, context)).toEqual({ ms: noon, original: text });
  });

  it.each([-89 * 86_400_000, 86_400_000])('keeps a time %i ms away', (distance) => {
    expect(resolveTime(noon + distance, undefined, context)).toEqual({ ms: noon + distance, original: '' });
  });

  it('keeps a declared import back to 1970 whatever the clocks say', () => {
    expect(
      resolveTime('1970-01-01T00:00:00Z', '2031-01-01T00:00:00Z', { ...context, backfill: true }),
    ).toEqual({ ms: 0, original: '' });
    expect(resolveTime('1969-12-31T00:00:00Z', undefined, { ...context, backfill: true }).ms).toBe(noon);
  });
});

describe('utcText', () => {
  it('writes what toISOString writes', () => {
    for (const ms of [0, 1, 999, noon, noon + 59_999, 86_399_999, 253_402_300_799_999]) {
      expect(utcText(ms)).toBe(new Date(ms).toISOString().replace('T', ' ').slice(0, 23));
    }
  });

  it('counts months since January 1970', () => {
    expect([0, Date.UTC(1970, 11, 31), Date.UTC(2026, 9, 1)].map((ms) => monthOf(utcText(ms)))).toEqual([
      0, 11, 681,
    ]);
  });
});
