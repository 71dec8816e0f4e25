import { Injectable } from '@nestjs/common';
import { AppError, type FitAnswer, type FitRequest } from '@pulso/contract';
import { faultOfSummary } from '@pulso/domain';
import { ComputePool } from '../platform/compute/compute-pool.ts';
import { modelsOf } from './fit-answer.ts';

const maxErrors = 50;

/** Fits the models to a table that comes with the question; nothing of it is kept. */
@Injectable()
export class SummaryFits {
  constructor(private readonly pool: ComputePool) {}

  /** Throws AppError `invalid_query` that names the rows which are no history, and what the pool throws. */
  async fit({ unit, customers }: FitRequest): Promise<FitAnswer> {
    const errors = customers
      .map((row, index) => ({ path: `customers.${index}`, message: faultOfSummary(row) ?? '' }))
      .filter(({ message }) => message !== '')
      .slice(0, maxErrors);
    if (errors.length > 0)
      throw new AppError(
        'invalid_query',
        'Times must hold 0 <= tx <= T, and tx is above 0 exactly when x is; x counts repeats, without the first purchase.',
        { errors },
      );
    const startedMs = performance.now();
    const fit = await this.pool.run('fitSummary', customers, unit);
    return { customers: customers.length, ...modelsOf(fit), computeMs: performance.now() - startedMs };
  }
}
