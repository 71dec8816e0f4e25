import fc from 'fast-check';
import type { CustomerHistories } from '../customer-history.ts';
import { hypergeometric2F1 } from '../special/hypergeometric.ts';
import { convertSpan, type TimeUnit } from '../time-unit.ts';
import { aliveProbabilities } from './alive.ts';
import {
  expectedCumulativePurchases,
  expectedFuturePurchases,
  expectedPurchases,
} from './expected-purchases.ts';
import type { BgNbdNumbers, BgNbdParams } from './params.ts';
import { purchaseCountDistribution } from './purchase-count.ts';
import { purchaseGrowth } from './purchase-growth.ts';

const published = { model: 'bg-nbd', per: 'week', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const;
/** The maximum itself, which the published spreadsheet uses unrounded. */
const atMaximum = { ...published, r: 0.24259, alpha: 4.41353, a: 0.79289, b: 2.42575 };
const weeks = (length: number) => ({ length, unit: 'week' }) as const;
const historyOf = (x: number, tx: number, T: number): CustomerHistories<'week'> => ({
  per: 'week',
  customers: [{ customer: '0001', x, tx, T, m: 22.35 }],
  medianGap: 5,
});
/** All that a fit may return: 1e-6 to 1e5. */
const parameter = fc.double({ min: -13.8, max: 11.5, noNaN: true }).map(Math.exp);
const anyParams = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });

/** Fader, Hardie & Lee (2005), eq. 9. */
function byFormula({ r, alpha, a, b }: BgNbdNumbers, t: number): number {
  const gone = (alpha / (alpha + t)) ** r * hypergeometric2F1(r, b, a + b - 1, t / (alpha + t));
  return ((a + b - 1) / (a - 1)) * (1 - gone);
}

describe('expectedPurchases', () => {
  it.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('gives the published purchases within %d weeks', (t, expected) => {
    expect(Math.abs(expectedPurchases(atMaximum, weeks(t)) - expected)).toBeLessThan(0.001);
  });

  it('is zero for no time and a negative time is refused', () => {
    expect(expectedPurchases(published, weeks(0))).toBe(0);
    expect(() => expectedPurchases(published, weeks(-1))).toThrow('not negative');
    expect(() => expectedPurchases(published, weeks(Infinity))).toThrow('finite');
  });

  it('refuses months of a model in weeks', () => {
    const month: { length: number; unit: TimeUnit } = { length: 1, unit: 'month' };
    const anyUnit: BgNbdParams = published;
    expect(() => expectedPurchases(anyUnit, month)).toThrow('fitted in weeks');
    expect(expectedPurchases(published, convertSpan(month, 'week'))).toBe(
      expectedPurchases(published, weeks(4.345)),
    );
  });
});

describe('purchaseGrowth', () => {
  // 17 digits of the published formula from a 40-digit computation.
  it.each([
    [0.243, 4.414, 0.793, 2.426, 1e-6, 5.505210502292042e-8],
    [0.243, 4.414, 0.793, 2.426, 1e9, 256.25492550312435],
    [500, 0.01, 0.3, 0.2, 90, 25046.91773863655],
    [2, 5, 0.3, 0.4, 20, 3.608123985110366],
    [0.8, 9.8, 1e-4, 300, 1e4, 816.231958209101],
    [1, 1, 586.8272429845534, 664.6106581651738, 1248.436657352812, 2.130835887468677],
    [117, 0.135, 0.0085, 4.7, 2.05, 1701.8779137491792],
  ])('holds for r %d, alpha %d, a %d, b %d, t %d', (r, alpha, a, b, t, expected) => {
    expect(Math.abs(purchaseGrowth({ r, alpha, a, b }, t) / expected - 1)).toBeLessThan(1e-11);
  });

  it('passes through the singular point a = 1 of the formula', () => {
    const at = (a: number): number => purchaseGrowth({ ...published, a }, 39);
    expect(at(1)).toBeCloseTo(1.0842790105915188, 12);
    expect(Math.abs(at(1 - 1e-9) - at(1 + 1e-9))).toBeLessThan(1e-8);
    expect(byFormula({ ...published, a: 1 }, 39)).not.toBeCloseTo(1.08, 1);
  });

  it('agrees with the published formula where that is regular', () => {
    const regular = fc.record({
      r: fc.double({ min: 0.05, max: 20, noNaN: true }),
      alpha: fc.double({ min: 0.5, max: 50, noNaN: true }),
      a: fc.double({ min: 1.2, max: 20, noNaN: true }),
      b: fc.double({ min: 0.1, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(
        regular,
        fc.double({ min: 1, max: 200, noNaN: true }),
        (params, t) => Math.abs(purchaseGrowth(params, t) / byFormula(params, t) - 1) < 1e-9,
      ),
    );
  });

  it('grows with time and never beyond the purchases of one who stays', () => {
    const time = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(anyParams, time, fc.double({ min: 1.01, max: 10, noNaN: true }), (params, t, factor) => {
        const early = purchaseGrowth(params, t);
        const late = purchaseGrowth(params, t * factor);
        return (
          early > 0 &&
          late > early * (1 - 1e-10) &&
          late <= ((params.r * t * factor) / params.alpha) * (1 + 1e-8)
        );
      }),
    );
  });
});

describe('expectedFuturePurchases', () => {
  it('gives the published 1.226 of the first CDNOW customer', () => {
    const [expected] = expectedFuturePurchases(published, historyOf(2, 30.43, 38.86), weeks(39));
    expect(expected).toBeCloseTo(1.226, 3);
  });

  it('is the published conditional formula', () => {
    const { r, alpha, a, b } = published;
    const [x, tx, T, t] = [2, 30.43, 38.86, 39];
    const grown = hypergeometric2F1(r + x, b + x, a + b + x - 1, t / (alpha + T + t));
    const alive = 1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x);
    const formula =
      (((a + b + x - 1) / (a - 1)) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * grown)) / alive;
    expect(expectedFuturePurchases(published, historyOf(x, tx, T), weeks(t))[0]).toBeCloseTo(formula, 11);
  });
});

describe('aliveProbabilities', () => {
  it('gives the 0.7266 of the first CDNOW customer', () => {
    expect(aliveProbabilities(published, historyOf(2, 30.43, 38.86))[0]).toBeCloseTo(0.7266, 3);
  });

  it('takes a new customer for alive', () => {
    expect(aliveProbabilities(published, historyOf(0, 0, 38.86))).toEqual([1]);
  });

  it('is a probability for whatever parameters', () => {
    const times = fc.tuple(fc.integer({ min: 1, max: 1e5 }), fc.integer({ min: 1, max: 1e5 }));
    fc.assert(
      fc.property(anyParams, fc.integer({ min: 1, max: 2000 }), times, (numbers, x, [one, other]) => {
        const params = { ...published, ...numbers };
        const [alive = NaN] = aliveProbabilities(
          params,
          historyOf(x, Math.min(one, other), Math.max(one, other)),
        );
        return alive >= 0 && alive <= 1;
      }),
    );
  });
});

describe('expectedCumulativePurchases', () => {
  it('counts each customer from the first purchase on', () => {
    const starts = [
      [0, 2],
      [1, 1],
      [5, 1],
    ] as const;
    const [first, second] = expectedCumulativePurchases(published, starts, [weeks(1), weeks(3)]);
    expect(first).toBeCloseTo(2 * expectedPurchases(published, weeks(1)), 14);
    expect(second).toBeCloseTo(
      2 * expectedPurchases(published, weeks(3)) + expectedPurchases(published, weeks(2)),
      14,
    );
  });
});

describe('purchaseCountDistribution', () => {
  it('sums to one and has the expected purchases for a mean', () => {
    const chances = purchaseCountDistribution(published, weeks(39), 2000);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    const mean = chances.reduce((sum, chance, x) => sum + x * chance, 0);
    expect(mean).toBeCloseTo(expectedPurchases(published, weeks(39)), 8);
  });

  it('is certain of none at no time', () => {
    expect(purchaseCountDistribution(published, weeks(0), 2)).toEqual([1, 0, 0]);
  });
});
