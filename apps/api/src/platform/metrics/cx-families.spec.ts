import { cxFamilies, windowOf } from './cx-families.ts';

describe('cxFamilies', () => {
  it('have distinct Prometheus names', () => {
    const names = cxFamilies.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^cx_[a-z_]+$/);
  });

  it('label each variant with every label', () => {
    for (const { labels, groupBy, variants } of cxFamilies) {
      for (const variant of variants)
        expect([...groupBy, ...Object.keys(variant.labels)].sort()).toEqual([...labels].sort());
    }
  });
});

describe('windowOf', () => {
  const now = Date.parse('2026-03-01T10:20:31.500Z');

  it('ends the long windows with the running hour', () => {
    expect(windowOf('1d', now)).toEqual({
      from: new Date('2026-02-28T11:00:00Z'),
      to: new Date('2026-03-01T11:00:00Z'),
    });
    expect(windowOf('30d', now).from).toEqual(new Date('2026-01-30T11:00:00Z'));
  });

  it('moves the short window every ten seconds', () => {
    expect(windowOf('5m', now)).toEqual({
      from: new Date('2026-03-01T10:15:40Z'),
      to: new Date('2026-03-01T10:20:40Z'),
    });
  });
});
