import { z } from 'zod';

export const modelTimeUnits = ['day', 'week'] as const;
export const maxFitRows = 100_000;
/** What 100,000 rows of JSON may weigh. */
export const maxFitBytes = 16_777_216;

const timeUnit = z.enum(['day', 'week', 'month', 'year']);
const time = z.number().min(0).max(100_000);

/** One row of a summary table: repeat purchase days, first to last purchase, first purchase to the end, mean repeat amount. */
export const fitRow = z.strictObject({
  x: z.number().int().min(0).max(1_000_000),
  tx: time,
  T: time,
  m: z.number().min(0).max(1e12).optional(),
});

/** `POST /api/models/bg-nbd/fit`: a summary table, times in `unit`. Nothing of it is kept. */
export const fitRequest = z.strictObject({
  unit: timeUnit.default('week'),
  customers: z.array(fitRow).min(1).max(maxFitRows),
});
export type FitRequest = z.output<typeof fitRequest>;

/** Why a model is not there: an answer, not a fault. */
export const modelFailure = z.object({
  model: z.enum(['bg-nbd', 'gamma-gamma', 'shifted-beta-geometric']),
  code: z.enum([
    'insufficient_history',
    'no_repeat_purchase',
    'no_repeat_spend',
    'not_converged',
    'invalid_input',
  ]),
  message: z.string(),
  /** The numbers behind the message, e.g. customers found and needed. */
  details: z.record(z.string(), z.number()),
});
export type ModelFailureAnswer = z.infer<typeof modelFailure>;

const fitted = {
  logLikelihood: z.number(),
  /** Customers that entered the likelihood. */
  n: z.number(),
  /** The data say next to nothing about the `unidentified` parameters: trust predictions, do not read those. */
  flat: z.boolean(),
  unidentified: z.array(z.string()),
  standardErrors: z.record(z.string(), z.number()).nullable(),
  iterations: z.number(),
};

/** α counts time in `unit`. */
export const purchaseModel = z.object({
  unit: timeUnit,
  params: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
  ...fitted,
});
export type PurchaseModel = z.infer<typeof purchaseModel>;

/** v is in the money of the amounts. */
export const spendModel = z.object({
  params: z.object({ p: z.number(), q: z.number(), v: z.number() }),
  ...fitted,
  excludedZeroSpend: z.number(),
  /** Of repeats and mean spend; above 0.3 either way `correlated`: the model takes them to be independent. */
  correlation: z.number().nullable(),
  correlated: z.boolean(),
  /** p·v/(q−1), what a customer without a repeat is expected to spend; null when q ≤ 1. */
  meanSpend: z.number().nullable(),
});
export type SpendModel = z.infer<typeof spendModel>;

/** Without amounts, or without anybody who spent twice, there is no spend model; the failures say why. */
export const fitAnswer = z.object({
  customers: z.number(),
  purchases: purchaseModel.nullable(),
  spend: spendModel.nullable(),
  failures: z.array(modelFailure),
  computeMs: z.number(),
});
export type FitAnswer = z.infer<typeof fitAnswer>;
