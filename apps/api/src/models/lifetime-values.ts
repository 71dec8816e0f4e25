import { Injectable } from '@nestjs/common';
import type { LifetimeValueAnswer, LifetimeValueRequest, LifetimeValueRow } from '@pulso/contract';
import type { PurchaseTable } from '@pulso/domain';
import type { CustomerHistoryRow } from '@pulso/event-store';
import { ComputePool } from '../platform/compute/compute-pool.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { modelsOf } from './fit-answer.ts';
import { currencyWarnings, dateOf, PurchaseTables } from './purchase-tables.ts';

const daysPer = { week: 7, day: 1 } as const;
const isPerson = /^[cva]:/;
type Predicted = Pick<LifetimeValueRow, 'p_alive' | 'expected' | 'cltv'>;

/** Value of single customers, by the model that `cltv_predicted` fits to the same orders. */
@Injectable()
export class LifetimeValues {
  constructor(
    private readonly tables: PurchaseTables,
    private readonly pool: ComputePool,
  ) {}

  /** Throws AppError as `PurchaseTables` and the pool do. */
  async answer(caller: Principal, asked: LifetimeValueRequest): Promise<LifetimeValueAnswer> {
    const { filters } = asked;
    const ids = asked.customers.flatMap((id) => (isPerson.test(id) ? [id, `c:${id}`] : [`c:${id}`]));
    const [table, found] = await Promise.all([
      this.tables.read(caller, asked, filters),
      this.tables.readSome(caller, asked, filters, ids),
    ]);
    const { predictions, failures } = await this.predict(table, found, asked);
    const byId = new Map(found.flatMap((row, index) => [row.person, ...row.ids].map((id) => [id, index])));
    const indexOf = (customer: string): number => byId.get(`c:${customer}`) ?? byId.get(customer) ?? -1;
    return {
      calibrationEnd: table.customers > 0 ? dateOf(table.calibrationEnd) : asked.calibration_end,
      currency: table.currencies.length === 1 ? (table.currencies[0] ?? null) : null,
      customers: asked.customers.flatMap((customer) => {
        const [row, prediction] = [found[indexOf(customer)], predictions[indexOf(customer)]];
        if (!row || !prediction) return [];
        const { person, x, tx, T, m } = row;
        return [{ customer, person, x, tx_days: tx, T_days: T, m, ...prediction }];
      }),
      missing: asked.customers.filter((customer) => indexOf(customer) < 0),
      failures,
      warnings: currencyWarnings(table),
    };
  }

  private async predict(
    table: PurchaseTable,
    found: readonly CustomerHistoryRow[],
    { unit, horizon_weeks: weeks, discount_rate: discountRate }: LifetimeValueRequest,
  ): Promise<{ predictions: Predicted[]; failures: LifetimeValueAnswer['failures'] }> {
    const { purchases, spend } = await this.pool.run('fitTable', table, unit);
    const { failures } = modelsOf({ purchases, spend });
    if (!purchases.ok)
      return { predictions: found.map(() => ({ p_alive: null, expected: null, cltv: null })), failures };
    const histories = found.map(({ person, x, tx, T, m }) => ({
      ...{ customer: person, x, m },
      ...{ tx: tx / daysPer[unit], T: T / daysPer[unit] },
    }));
    // Without a finite mean a newcomer has no expected spend, and so no value.
    const spendParams = spend.ok && spend.fit.finiteMean ? spend.fit.params : null;
    const { alive, expected, values } = await this.pool.run(
      'valueHistories',
      purchases.fit.params,
      spendParams,
      histories,
      { weeks, discountRate },
    );
    const predictions = found.map((_row, index) => ({
      p_alive: alive[index] ?? null,
      expected: expected[index] ?? null,
      cltv: values?.[index] ?? null,
    }));
    return { predictions, failures };
  }
}
