import fc from 'fast-check';
import { logBeta } from '../special/log-beta.ts';
import { logGamma } from '../special/log-gamma.ts';
import { compress } from './compressed.ts';
import { bgNbdLogLikelihood } from './likelihood.ts';

const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

const history = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }))
  .map(([x, one, other]) => ({
    customer: 'c',
    x,
    tx: x > 0 ? Math.min(one, other) / 7 : 0,
    T: Math.max(one, other) / 7,
    m: 0,
  }));
const histories = fc.array(history, { minLength: 1, maxLength: 60 });

describe('bgNbdLogLikelihood', () => {
  it('is the logarithm of the published formula', () => {
    const { r, alpha, a, b } = params;
    const published = (x: number, tx: number, T: number): number =>
      Math.exp(logBeta(a, b + x) - logBeta(a, b) + logGamma(r + x) - logGamma(r)) *
        alpha ** r *
        (alpha + T) ** -(r + x) +
      (x > 0
        ? Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b) + logGamma(r + x) - logGamma(r)) *
          alpha ** r *
          (alpha + tx) ** -(r + x)
        : 0);
    for (const [x, tx, T] of [
      [0, 0, 38.86],
      [1, 1.71, 38.86],
      [2, 30.43, 38.86],
      [26, 30.86, 31],
    ] as const)
      expect(bgNbdLogLikelihood(params, compress([{ customer: 'c', x, tx, T, m: 0 }]))).toBeCloseTo(
        Math.log(published(x, tx, T)),
        11,
      );
  });

  it('does not see the order of customers', () => {
    fc.assert(
      fc.property(histories, (customers) =>
        Object.is(
          bgNbdLogLikelihood(params, compress(customers)),
          bgNbdLogLikelihood(params, compress(customers.toReversed())),
        ),
      ),
    );
  });

  it('does not see the compression', () => {
    fc.assert(
      fc.property(histories, (customers) => {
        const one = customers.reduce(
          (sum, customer) => sum + bgNbdLogLikelihood(params, compress([customer])),
          0,
        );
        const all = bgNbdLogLikelihood(params, compress([...customers, ...customers]));
        return Math.abs(all - 2 * one) < 1e-11 * (1 + Math.abs(all));
      }),
    );
  });

  it('comes down to the NBD model without a jump as drop-out vanishes', () => {
    const customers = compress([{ customer: 'c', x: 40, tx: 20, T: 30, m: 0 }]);
    const limit = bgNbdLogLikelihood({ ...params, a: 1e-300, b: 1 }, customers);
    for (const b of [1e3, 1e6, 1e9])
      expect(Math.abs(bgNbdLogLikelihood({ ...params, a: b * 1e-12, b }, customers) - limit)).toBeLessThan(
        1e-4,
      );
  });

  it('stays finite for whatever parameters', () => {
    const parameter = fc.double({ min: -13, max: 13, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        histories,
        fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter }),
        (customers, numbers) => Number.isFinite(bgNbdLogLikelihood(numbers, compress(customers))),
      ),
    );
  });
});
