import fc from 'fast-check';
import type { Interval } from '@pulso/contract';
import { bucketCountLimit, bucketsOf, finestInterval, isoInZone } from './buckets.ts';

const at = (iso: string): number => Date.parse(iso);
const hoursOf = (buckets: { fromMs: number; toMs: number }[]): number[] =>
  buckets.map(({ fromMs, toMs }) => (toMs - fromMs) / 3_600_000);

describe('bucketsOf', () => {
  it('gives Madrid a day of 23 hours in spring and 25 in autumn', () => {
    expect(
      hoursOf(bucketsOf(at('2026-03-27T23:00Z'), at('2026-03-30T22:00Z'), 'day', 'Europe/Madrid')),
    ).toEqual([24, 23, 24]);
    expect(
      hoursOf(bucketsOf(at('2026-10-23T22:00Z'), at('2026-10-26T23:00Z'), 'day', 'Europe/Madrid')),
    ).toEqual([24, 25, 24]);
  });

  it('names days by their local date', () => {
    const days = bucketsOf(at('2026-01-01T05:00Z'), at('2026-01-03T05:00Z'), 'day', 'America/New_York');
    expect(days.map(({ key }) => key)).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('cuts the first and last bucket to the window', () => {
    const [first, last] = bucketsOf(at('2026-01-01T12:00Z'), at('2026-01-02T06:00Z'), 'day', 'UTC');
    expect(first).toEqual({
      key: '2026-01-01',
      fromMs: at('2026-01-01T12:00Z'),
      toMs: at('2026-01-02T00:00Z'),
    });
    expect(last).toEqual({
      key: '2026-01-02',
      fromMs: at('2026-01-02T00:00Z'),
      toMs: at('2026-01-02T06:00Z'),
    });
  });

  it('starts weeks on Monday, and quarters on their month', () => {
    expect(
      bucketsOf(at('2026-01-01T00:00Z'), at('2026-01-13T00:00Z'), 'week', 'UTC').map(({ key }) => key),
    ).toEqual(['2025-12-29', '2026-01-05', '2026-01-12']);
    expect(
      bucketsOf(at('2025-11-05T00:00Z'), at('2026-04-02T00:00Z'), 'quarter', 'UTC').map(({ key }) => key),
    ).toEqual(['2025-10-01', '2026-01-01', '2026-04-01']);
  });

  it('counts hours from a midnight at half past', () => {
    const [first] = bucketsOf(at('2026-01-01T18:30Z'), at('2026-01-01T20:30Z'), 'hour', 'Asia/Kolkata');
    expect(first?.fromMs).toBe(at('2026-01-01T18:30Z'));
  });

  it('starts the day after a skipped midnight at one', () => {
    const [day] = bucketsOf(at('2018-11-04T12:00Z'), at('2018-11-05T00:00Z'), 'day', 'America/Sao_Paulo');
    expect(day?.key).toBe('2018-11-04');
    expect(
      bucketsOf(at('2018-11-04T00:00Z'), at('2018-11-05T00:00Z'), 'day', 'America/Sao_Paulo')[1]?.fromMs,
    ).toBe(at('2018-11-04T03:00Z'));
  });

  it('covers any window once, in order and without gaps', () => {
    const intervals: Interval[] = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];
    const zones = [
      'UTC',
      'Europe/Madrid',
      'America/Sao_Paulo',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: at('1995-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...intervals),
        fc.constantFrom(...zones),
        (fromMs, length, interval, tz) => {
          const toMs =
            fromMs + length * (interval === 'minute' ? 30_000 : interval === 'hour' ? 900_000 : 21_600_000);
          const buckets = bucketsOf(fromMs, toMs, interval, tz);
          const seams = buckets.every(
            (bucket, index) => index === 0 || bucket.fromMs === buckets[index - 1]!.toMs,
          );
          const distinct = new Set(buckets.map(({ key }) => key)).size === buckets.length;
          const bounded = buckets.length <= bucketCountLimit(fromMs, toMs, interval);
          return (
            seams && distinct && bounded && buckets[0]?.fromMs === fromMs && buckets.at(-1)?.toMs === toMs
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('finestInterval', () => {
  it('says what a ten-year window allows', () => {
    expect(finestInterval(at('2016-01-01T00:00Z'), at('2026-01-01T00:00Z'), 5000)).toBe('day');
    expect(finestInterval(at('2026-01-01T00:00Z'), at('2026-01-02T00:00Z'), 5000)).toBe('minute');
  });
});

describe('isoInZone', () => {
  it('writes the offset of that instant', () => {
    expect(isoInZone(at('2026-07-01T00:00Z'), 'Europe/Madrid')).toBe('2026-07-01T02:00:00.000+02:00');
    expect(isoInZone(at('2026-01-01T00:00Z'), 'America/Caracas')).toBe('2025-12-31T20:00:00.000-04:00');
    expect(isoInZone(at('2026-01-01T00:00Z'), 'UTC')).toBe('2026-01-01T00:00:00.000Z');
  });
});
