import { cdnowPurchases, calibrationEnd, cdnowSummary, holdoutEnd } from '../../../test/cdnow.ts';
import { describeRealData, golden } from '../../../test/golden.ts';
import { expectWithin } from '../../../test/within.ts';
import { compress } from '../bg-nbd/compressed.ts';
import { bgNbdLogLikelihood } from '../bg-nbd/likelihood.ts';
import type { BgNbdNumbers } from '../bg-nbd/params.ts';
import { gammaGammaLogLikelihood, groupSpend } from '../gamma-gamma/likelihood.ts';
import { backTest } from '../holdout.ts';
import { mergeOccasions } from '../purchase-history.ts';
import { backTestTable } from './back-test-table.ts';
import { fitSummary, faultOfSummary } from './fit-summary.ts';
import { fitTable } from './fit-table.ts';
import { eachCustomer, rowsIn, type PurchaseTable } from './purchase-table.ts';

const small: PurchaseTable = {
  ...{ x: [0, 2], tx: [0, 14], T: [21, 28], m: [0, 5], holdout: [1, 0], count: [3, 1] },
  ...{ customers: 4, calibrationEnd: 100, holdoutEnd: 107, medianGap: 7, spend: 40, currencies: ['EUR'] },
  repeats: [],
};

describe('a table of purchases', () => {
  it('gives its rows in another unit, each as many times as there are customers', () => {
    const rows = rowsIn(small, 'week');
    expect(rows).toMatchObject([
      { x: 0, tx: 0, T: 3, count: 3, holdout: 1 },
      { x: 2, tx: 2, T: 4, count: 1 },
    ]);
    expect(eachCustomer(rows).map(({ x }) => x)).toEqual([0, 0, 0, 2]);
  });

  it('has no spend model over two currencies', () => {
    const { spend } = fitTable({ ...small, currencies: ['EUR', 'USD'] }, 'week');
    expect(spend).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
  });

  it('has no back-test without a holdout', () => {
    const params = { model: 'bg-nbd', per: 'week', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const;
    expect(backTestTable(params, { ...small, holdoutEnd: 100 })).toBeNull();
    expect(backTestTable(params, small)).toMatchObject({ customers: 4, actualTotal: 3 });
  });
});

describe('a summary', () => {
  it('without amounts has no spend model', () => {
    const { spend } = fitSummary([{ x: 1, tx: 1, T: 3 }], 'week');
    expect(spend).toMatchObject({ ok: false, failure: { code: 'no_repeat_spend' } });
  });

  it('says what is wrong with a row', () => {
    expect(faultOfSummary({ x: 1, tx: 4, T: 3 })).toContain('0 <= tx <= T');
    expect(faultOfSummary({ x: 1, tx: 2, T: 3 })).toBeNull();
  });
});

describeRealData('CDNOW as a table', () => {
  /** As the store makes it: newcomers alike in one row. */
  function tableOf(): PurchaseTable {
    const merged = mergeOccasions(cdnowPurchases());
    const rows = new Map<
      string,
      [x: number, tx: number, T: number, m: number, holdout: number, count: number]
    >();
    const repeats = new Map<number, number>();
    for (const { occasions } of merged) {
      const known = occasions.filter(({ day }) => day <= calibrationEnd);
      const [first, last] = [known[0]!, known.at(-1)!];
      const x = known.length - 1;
      const m = x > 0 ? known.slice(1).reduce((sum, { amount }) => sum + amount, 0) / x : 0;
      const row = [
        x,
        last.day - first.day,
        calibrationEnd - first.day,
        m,
        occasions.length - known.length,
      ] as const;
      const found = rows.get(row.join());
      if (found) found[5] += 1;
      else rows.set(row.join(), [...row, 1]);
      for (const { day } of occasions.slice(1)) repeats.set(day, (repeats.get(day) ?? 0) + 1);
    }
    const column = (index: number) => Float64Array.from(rows.values(), (row) => row[index]!);
    return {
      ...{ x: column(0), tx: column(1), T: column(2), m: column(3), holdout: column(4), count: column(5) },
      ...{ customers: merged.length, calibrationEnd, holdoutEnd, medianGap: 34, spend: 0 },
      ...{ repeats: [...repeats], currencies: ['USD'] },
    };
  }
  const table = tableOf();
  const { purchases } = fitTable(table, 'week');
  if (!purchases.ok) throw new Error(purchases.failure.message);
  const { params, logLikelihood, n } = purchases.fit;

  it('has the fit of its customers', () => {
    expectWithin(logLikelihood, golden<Record<string, number>>('CDS.bgnbd')['ll']!, 1e-9);
    expect(n).toBe(2357);
  });

  it('has the back-test of its purchases', () => {
    const { unit: _unit, ...whole } = {
      unit: '',
      ...backTest(params, cdnowPurchases(), { calibrationEnd, holdoutEnd }),
    };
    const own = backTestTable(params, table)!;
    expect(own.actualTotal).toBe(whole.actualTotal);
    expect(own.expectedTotal).toBeCloseTo(whole.expectedTotal, 6);
    expect(own.meanAbsoluteError).toBeCloseTo(whole.meanAbsoluteError, 9);
    expect(own.histogram.actual).toEqual(whole.histogram.actual);
    expect(own.tracking.at(-1)!.actual).toBe(2457 + 1882);
    expect(own.tracking.map(({ until }) => until)).toEqual(whole.tracking.map(({ until }) => until));
    for (const [week, { expected }] of own.tracking.entries())
      expect(expected).toBeCloseTo(whole.tracking[week]!.expected, 4);
  });

  it('and the published summary have the same parameters', () => {
    const fit = fitSummary(cdnowSummary().customers, 'week');
    if (!fit.purchases.ok || !fit.spend.ok) throw new Error('no fit');
    const { ll, n: customers, ...expected } = golden<Record<string, number>>('CDS.bgnbd_from_summary_csv');
    expect(fit.purchases.fit.n).toBe(customers);
    expectWithin(fit.purchases.fit.logLikelihood, ll!, 1e-6);
    for (const [name, value] of Object.entries(expected))
      expectWithin((fit.purchases.fit.params as unknown as Record<string, number>)[name], value, 1e-3);
  });
});

describe('a table of many rows', () => {
  /** As in the model: rates and drop-out differ between customers, by quantiles instead of chance. */
  const rows = Array.from({ length: 12_000 }, (_, index) => {
    const x = index % 3 === 0 ? 0 : 1 + (index % 7);
    const T = 40 + (index % 1009) / 29;
    const tx = x === 0 ? 0 : (T * (1 + ((index * 37) % 97))) / 99;
    return { x, tx, T, m: x === 0 ? 0 : 20 + ((index * 7919) % 10_007) / 200 };
  });
  const { purchases, spend } = fitSummary(rows, 'week');

  it('has the summit that a search with all of them finds', () => {
    if (!purchases.ok || !spend.ok) throw new Error('no fit');
    const customers = rows.map((row) => ({ customer: '', ...row }));
    const at = (params: BgNbdNumbers) => bgNbdLogLikelihood(params, compress(customers));
    const { params, logLikelihood } = purchases.fit;
    expect(at(params)).toBeCloseTo(logLikelihood, 6);
    for (const factor of [0.97, 1.03])
      for (const name of ['r', 'alpha'] as const)
        expect(at({ ...params, [name]: params[name] * factor })).toBeLessThan(logLikelihood);
    const groups = groupSpend(rows.filter(({ x }) => x > 0));
    const { p, q, v } = spend.fit.params;
    for (const factor of [0.97, 1.03])
      expect(gammaGammaLogLikelihood({ p, q, v: v * factor }, groups)).toBeLessThan(spend.fit.logLikelihood);
    expect(purchases.fit.n).toBe(12_000);
  });
});
