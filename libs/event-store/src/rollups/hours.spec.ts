import { monthsOf, toWholeHours } from './hours.ts';

const at = (text: string) => new Date(text);

describe('toWholeHours', () => {
  it('widens both ends to the hour', () => {
    expect(
      toWholeHours({ from: at('2026-01-01T10:59:59.999Z'), to: at('2026-01-01T11:00:00.001Z') }),
    ).toEqual({
      from: at('2026-01-01T10:00:00Z'),
      to: at('2026-01-01T12:00:00Z'),
    });
  });

  it('leaves whole hours as they are', () => {
    const range = { from: at('2026-01-01T10:00:00Z'), to: at('2026-01-01T11:00:00Z') };
    expect(toWholeHours(range)).toEqual(range);
  });
});

describe('monthsOf', () => {
  it('cuts a range at each month border', () => {
    const slices = monthsOf({ from: at('2025-12-31T23:00:00Z'), to: at('2026-02-01T01:00:00Z') });
    expect(slices.map(({ month, from, to }) => [month, from.toISOString(), to.toISOString()])).toEqual([
      [202512, '2025-12-31T23:00:00.000Z', '2026-01-01T00:00:00.000Z'],
      [202601, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
      [202602, '2026-02-01T00:00:00.000Z', '2026-02-01T01:00:00.000Z'],
    ]);
  });

  it('tells the borders of the month around a slice', () => {
    const [slice] = monthsOf({ from: at('2026-02-10T05:00:00Z'), to: at('2026-02-10T06:00:00Z') });
    expect([slice?.monthFrom, slice?.monthTo]).toEqual([
      at('2026-02-01T00:00:00Z'),
      at('2026-03-01T00:00:00Z'),
    ]);
  });

  it('has no slice of an empty range', () => {
    expect(monthsOf({ from: at('2026-01-01T00:00:00Z'), to: at('2026-01-01T00:00:00Z') })).toEqual([]);
  });
});
