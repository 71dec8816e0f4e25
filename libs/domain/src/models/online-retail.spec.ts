import { dayOf } from '../../test/cdnow.ts';
import { describeRealData, golden } from '../../test/golden.ts';
import { onlineRetailPurchases } from '../../test/online-retail.ts';
import { expectWithin, sum } from '../../test/within.ts';
import { expectedFuturePurchases } from './bg-nbd/expected-purchases.ts';
import { fitBgNbd } from './bg-nbd/fit.ts';
import { historicValue } from './lifetime-value/historic-value.ts';
import { summarisePurchases } from './purchase-history.ts';

describeRealData('the UCI Online Retail purchases', () => {
  const purchases = onlineRetailPurchases();
  const histories = summarisePurchases(purchases, { unit: 'week', calibrationEnd: dayOf('2011-12-09') });
  const result = fitBgNbd(histories);
  if (!result.ok) throw new Error(result.failure.message);
  const { params, logLikelihood, flat, unidentified, n } = result.fit;

  it('are those of the golden file', () => {
    expect(n).toBe(golden('UKR.customers'));
    expectWithin(historicValue(purchases).mean!, golden('UKR.historic_cltv_mean'), 1e-9);
  });

  // −37,645.5376 by L-BFGS-B from eighteen starts on the same formula; the NBD limit lies at −37,645.6573.
  it('reach the low summit beside the plateau', () => {
    expect(logLikelihood).toBeGreaterThan(-37645.5376 - 0.06);
    expect(logLikelihood).toBeLessThan(-37645.5376 + 0.001);
  });

  it('do not tell a and b, and say so', () => {
    expect(flat).toBe(true);
    expect(unidentified).toEqual(['a', 'b']);
    expect(Math.max(params.a, params.b)).toBeLessThan(100);
    expectWithin(params.r, 0.82654, 0.005);
    expectWithin(params.alpha, 9.8436, 0.005);
  });

  it('predict what the model without drop-out predicts', () => {
    const expected = sum(expectedFuturePurchases(params, histories, { length: 26, unit: 'week' }));
    const [r, alpha] = [0.82756, 9.87036];
    const withoutDropout = sum(histories.customers.map(({ x, T }) => ((r + x) / (alpha + T)) * 26));
    expectWithin(expected, withoutDropout, 0.01);
  });
});
