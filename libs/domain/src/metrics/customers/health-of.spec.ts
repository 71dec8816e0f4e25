import { defaultHealthModel, type HealthKind, type HealthModel } from '@pulso/contract';
import fc from 'fast-check';
import { bandOf, healthOf, settledBand } from './health-of.ts';

const straight = { zero: 0, full: 100 };
const part = (kind: HealthKind, weight: number) => ({ kind, weight, target: straight });
const model: HealthModel = {
  ...defaultHealthModel,
  components: [part('orders', 0.4), part('revenue', 0.3), part('affinity', 0.3)],
};
const { bands } = model;
const retail: HealthModel = {
  ...model,
  components: [
    { kind: 'recency_days', weight: 0.5, target: { zero: 180, full: 0 } },
    { kind: 'orders', weight: 0.3, target: { zero: 0, full: 6 } },
    { kind: 'revenue', weight: 0.2, target: { zero: 0, full: 2000 } },
  ],
};

describe('healthOf', () => {
  it('weighs 80, 60 and 50 by .4, .3 and .3 to 65, neutral', () => {
    const health = healthOf({ orders: 80, revenue: 60, affinity: 50 }, false, model);
    expect(health.score).toBeCloseTo(65, 10);
    expect(health).toMatchObject({ band: { id: 'neutral' }, provisional: false, notScored: null });
  });

  it('shares the weight of what is missing, and says how much is covered', () => {
    const health = healthOf({ orders: 80, revenue: 60, affinity: null }, false, model);
    expect(health.score).toBeCloseTo(71.428571, 5);
    expect(health.coverage).toBeCloseTo(0.7, 10);
    expect(health).toMatchObject({ band: { id: 'excellent' }, provisional: false });
    const provisional = healthOf({ orders: 80 }, false, model);
    expect(provisional).toMatchObject({ provisional: true, score: 80 });
    expect(healthOf({ revenue: 50, affinity: 50 }, false, model).provisional).toBe(false);
  });

  it.each([
    [3, 181, 3598, 99.1667],
    [2, 74, 280_206, 99.4444],
    [373, 34, 5391, 50],
  ])('scores a retail customer %s days after the last order', (recency_days, orders, revenue, expected) => {
    expect(healthOf({ recency_days, orders, revenue }, false, retail).score).toBeCloseTo(expected, 4);
  });

  it('scores neither the new nor the unknown', () => {
    expect(healthOf({ orders: 9 }, true, model)).toMatchObject({ score: null, band: null, notScored: 'new' });
    expect(healthOf({}, false, model)).toMatchObject({ score: null, coverage: 0, notScored: 'no_data' });
  });

  it('stays within 0 and 100, whatever the values', () => {
    const value = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(value, value, value, (orders, revenue, affinity) => {
        const { score } = healthOf({ orders, revenue, affinity }, false, model);
        if (score !== null) expect(score >= 0 && score <= 100 + 1e-9).toBe(true);
      }),
    );
  });
});

describe('bands', () => {
  it.each([
    [0, 'risk'],
    [50, 'risk'],
    [50 + 1e-12, 'risk'],
    [50.01, 'neutral'],
    [70, 'neutral'],
    [70.01, 'excellent'],
    [100.000001, 'excellent'],
  ])('puts %s into %s', (score, id) => {
    expect(bandOf(score, bands)?.id).toBe(id);
  });

  it.each([
    [50.9, 'risk', 'risk'],
    [51.1, 'risk', 'neutral'],
    [49.1, 'neutral', 'neutral'],
    [49, 'neutral', 'risk'],
    [90, 'risk', 'excellent'],
    [50.5, null, 'neutral'],
    [50.5, 'gone', 'neutral'],
  ])('settles %s after %s in %s', (score, before, id) => {
    expect(settledBand(score, before, bands)?.id).toBe(id);
  });
});
