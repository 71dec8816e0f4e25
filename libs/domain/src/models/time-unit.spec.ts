import { convertSpan, daysPer } from './time-unit.ts';

describe('convertSpan', () => {
  it('holds the conventions of the literature', () => {
    expect(convertSpan({ length: 1, unit: 'month' }, 'week')).toEqual({ length: 4.345, unit: 'week' });
    expect(convertSpan({ length: 1, unit: 'year' }, 'week').length).toBe(52);
    expect(convertSpan({ length: 12, unit: 'month' }, 'year').length).toBe(1);
    expect(daysPer('week')).toBe(7);
  });

  it('comes back to where it was', () => {
    const units = ['day', 'week', 'month', 'year'] as const;
    for (const from of units)
      for (const to of units)
        expect(convertSpan(convertSpan({ length: 3, unit: from }, to), from).length).toBeCloseTo(3, 12);
  });
});
