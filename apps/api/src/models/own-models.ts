import { Injectable } from '@nestjs/common';
import type { ModelBackTest, ModelId, ModelReport, ModelReportQuery, OwnModel } from '@pulso/contract';
import { isoInZone, localDayAt, type BackTest, type PurchaseTable } from '@pulso/domain';
import { ComputePool } from '../platform/compute/compute-pool.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { modelsOf } from './fit-answer.ts';
import { modelCards } from './model-cards.ts';
import { againstTransactions, fromParameters, sampleCustomers, sampleWindow } from './published/cdnow.ts';
import { regularCohort } from './published/regular-cohort.ts';
import { currencyWarnings, dateOf, PurchaseTables, settleWindow } from './purchase-tables.ts';

type OwnWindow = ModelReportQuery & { from: string; to: string };
const daysPer = { week: 7, day: 1 } as const;

/** Reports on a model: the published figures beside ours, and what it makes of the workspace's own orders. */
@Injectable()
export class OwnModels {
  constructor(
    private readonly tables: PurchaseTables,
    private readonly pool: ComputePool,
  ) {}

  /** Throws AppError as `PurchaseTables` and the pool do. */
  async report(caller: Principal, id: ModelId, asked: ModelReportQuery): Promise<ModelReport> {
    const card = modelCards[id];
    if (id === 'shifted-beta-geometric') return { card, ...regularCohort(), own: null };
    const { from, to } = asked;
    const own =
      from === undefined || to === undefined ? null : await this.own(caller, { ...asked, from, to });
    return { card, published: [...fromParameters(), ...(await this.sample(caller))], survival: null, own };
  }

  /** The published fit beside ours, when the workspace has the published transactions: that many customers, no more. */
  private async sample(caller: Principal): Promise<ModelReport['published']> {
    const filters = [{ dimension: 'source', op: 'in' as const, values: ['cdnow'] }];
    const table = await this.tables.read(caller, sampleWindow, filters);
    if (table.customers !== sampleCustomers) return [];
    const fit = await this.pool.run('fitTable', table, 'week');
    const params = fit.purchases.ok ? fit.purchases.fit.params : null;
    return againstTransactions(fit, params && (await this.pool.run('backTestTable', params, table)));
  }

  private async own(caller: Principal, asked: OwnWindow): Promise<OwnModel> {
    const { fromMs, toMs, tz } = settleWindow(asked);
    const startedMs = performance.now();
    const calibration_end = asked.calibration_end || twoThirdsOf(fromMs, toMs, tz);
    const table = await this.tables.read(caller, { ...asked, calibration_end });
    const fit = await this.pool.run('fitTable', table, asked.unit);
    const test = fit.purchases.ok
      ? await this.pool.run('backTestTable', fit.purchases.fit.params, table)
      : null;
    return {
      window: { from: isoInZone(fromMs, tz), to: isoInZone(toMs, tz), tz },
      calibrationEnd: table.customers > 0 ? dateOf(table.calibrationEnd) : calibration_end,
      currency: table.currencies.length === 1 ? (table.currencies[0] ?? null) : null,
      customers: table.customers,
      ...modelsOf(fit),
      warnings: currencyWarnings(table),
      backTest: test && backTestOf(test, table, daysPer[asked.unit]),
      computeMs: performance.now() - startedMs,
    };
  }
}

/** The last day of the first two thirds of a window, as far as it has passed. */
function twoThirdsOf(fromMs: number, toMs: number, tz: string): string {
  const untilMs = Math.max(fromMs, Math.min(toMs, Date.now()));
  return dateOf(localDayAt(tz, fromMs + ((untilMs - fromMs) * 2) / 3));
}

const openBin = 7;

function backTestOf(test: BackTest, table: PurchaseTable, unitDays: number): ModelBackTest {
  const { calibrationEnd, holdoutEnd } = table;
  const first = calibrationEnd - Array.from(table.T).reduce((longest, T) => Math.max(longest, T), 0);
  const { customers, actualTotal, expectedTotal, meanAbsoluteError, histogram } = test;
  return {
    calibrationEnd: dateOf(calibrationEnd),
    holdoutEnd: dateOf(holdoutEnd),
    holdoutDays: holdoutEnd - calibrationEnd,
    ...{ customers, actualTotal, expectedTotal, meanAbsoluteError },
    histogram: histogram.actual.map((actual, repeats) => ({
      repeats: repeats === openBin ? `${openBin}+` : String(repeats),
      actual,
      expected: histogram.expected[repeats] ?? 0,
    })),
    tracking: test.tracking.map(({ until, actual, expected }) => {
      const day = Math.round(first + until * unitDays);
      return { until: dateOf(day), isHoldout: day > calibrationEnd, actual, expected };
    }),
  };
}
