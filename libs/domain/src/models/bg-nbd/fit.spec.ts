import type { CustomerHistories, CustomerHistory } from '../customer-history.ts';
import { seededRandom } from '../../statistics/seeded-random.ts';
import { fitBgNbd } from './fit.ts';

const table = (customers: CustomerHistory[], medianGap: number | null = 4): CustomerHistories<'week'> => ({
  per: 'week',
  customers,
  medianGap,
});

/** Customers drawn from the model's own story: exponential gaps, a coin after each purchase. */
function draw(count: number, mean: number, dropout: number): CustomerHistory[] {
  const random = seededRandom(42);
  return Array.from({ length: count }, (_, index) => {
    const rate = -Math.log(1 - random()) / mean;
    const coin = dropout === 0 ? 0 : Math.min(1, 2 * dropout * random());
    const T = 30 + 10 * random();
    let time = 0;
    let x = 0;
    let tx = 0;
    for (;;) {
      time += -Math.log(1 - random()) / rate;
      if (time > T) break;
      x += 1;
      tx = time;
      if (random() < coin) break;
    }
    return { customer: String(index), x, tx, T, m: 0 };
  });
}

describe('fitBgNbd', () => {
  it('finds the parameters that drew the customers', () => {
    const result = fitBgNbd(table(draw(1500, 4, 0.3)));
    if (!result.ok) throw new Error(result.failure.message);
    const { params, flat, standardErrors } = result.fit;
    expect(flat).toBe(false);
    expect(Math.abs(params.r - 1)).toBeLessThan(4 * standardErrors!.r);
    expect(Math.abs(params.alpha - 4)).toBeLessThan(4 * standardErrors!.alpha);
    expect(params.a / (params.a + params.b)).toBeCloseTo(0.3, 1);
  });

  it('reports a flat likelihood where nobody ever leaves', () => {
    const result = fitBgNbd(table(draw(1000, 4, 0)));
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.fit.flat).toBe(true);
    expect(result.fit.unidentified).toEqual(expect.arrayContaining(['a', 'b']));
    expect(Math.abs(result.fit.params.r - 1)).toBeLessThan(0.2);
    expect(JSON.stringify(result.fit)).not.toContain(':null');
  });

  it('does not depend on the unit but for alpha', () => {
    const customers = draw(500, 4, 0.3);
    const days = customers.map((one) => ({ ...one, tx: one.tx * 7, T: one.T * 7 }));
    const inWeeks = fitBgNbd(table(customers));
    const inDays = fitBgNbd({ per: 'day', customers: days, medianGap: 28 });
    if (!inWeeks.ok || !inDays.ok) throw new Error('not fitted');
    expect(inDays.fit.params.per).toBe('day');
    expect(inDays.fit.params.alpha / inWeeks.fit.params.alpha).toBeCloseTo(7, 3);
    expect(inDays.fit.params.a / inWeeks.fit.params.a).toBeCloseTo(1, 3);
  });

  const repeaters = draw(300, 4, 0.3);
  it.each([
    ['199 customers', table(repeaters.slice(0, 199)), 'insufficient_history'],
    ['less than three median gaps', table(repeaters, 20), 'insufficient_history'],
    [
      'nobody who came back',
      table(
        repeaters.map((one) => ({ ...one, x: 0, tx: 0 })),
        null,
      ),
      'no_repeat_purchase',
    ],
    [
      'a purchase after the end',
      table([...repeaters, { customer: 'z', x: 1, tx: 9, T: 8, m: 1 }]),
      'invalid_input',
    ],
    ['half a purchase', table([...repeaters, { customer: 'z', x: 0.5, tx: 7, T: 8, m: 1 }]), 'invalid_input'],
    [
      'an endless history',
      table([...repeaters, { customer: 'z', x: 1, tx: 7, T: Infinity, m: 1 }]),
      'invalid_input',
    ],
    [
      'a repeat at no time',
      table([...repeaters, { customer: 'z', x: 1, tx: 0, T: 8, m: 1 }]),
      'invalid_input',
    ],
    [
      'an amount that is not one',
      table([...repeaters, { customer: 'z', x: 1, tx: 1, T: 8, m: NaN }]),
      'invalid_input',
    ],
  ])('refuses %s', (_what, histories, code) => {
    expect(fitBgNbd(histories)).toMatchObject({ ok: false, failure: { code } });
  });

  it('gives back what a worker can post', () => {
    const result = fitBgNbd(table(repeaters));
    expect(structuredClone(result)).toEqual(result);
  });
});
