import { z } from 'zod';
import { metricWarning } from '../metrics/metric-answer.ts';
import { modelCard, publishedFigure } from './model-card.ts';
import { modelFailure, modelTimeUnits, purchaseModel, spendModel } from './model-fit.ts';

/** A calendar day of the query's zone; empty means the last day of the window. */
export const calibrationDay = z.union([z.literal(''), z.iso.date()]).default('');
const currency = z.union([z.literal(''), z.string().regex(/^[A-Z]{3}$/, 'must be a code such as EUR')]);

/** What the fit of a workspace's own orders is asked with: shared by the report and by lifetime values. */
export const modelWindow = {
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  tz: z.string().max(64).default('UTC'),
  /** Last day that the model is shown; what came after is the holdout. */
  calibration_end: calibrationDay,
  unit: z.enum(modelTimeUnits).default('week'),
  /** Needed only when there are orders in several. */
  currency: currency.default(''),
};

/**
 * `GET /api/models/:id?...`: without a window the report has the published figures alone; with one, also the fit to
 * the workspace's own orders. Without `calibration_end` the last third of the window is the holdout.
 */
export const modelReportQuery = z
  .strictObject({ ...modelWindow, from: modelWindow.from.optional(), to: modelWindow.to.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    message: 'from and to come together',
    path: ['to'],
  });
export type ModelReportQuery = z.output<typeof modelReportQuery>;

/** How well the model predicted what it was not shown, over customers who first bought in the calibration. */
export const modelBackTest = z.object({
  calibrationEnd: z.string(),
  holdoutEnd: z.string(),
  holdoutDays: z.number(),
  customers: z.number(),
  /** Repeat purchase days in the holdout. */
  actualTotal: z.number(),
  expectedTotal: z.number(),
  /** Mean |expected − actual| of a customer, in purchase days. */
  meanAbsoluteError: z.number(),
  /** Customers by repeats in the calibration: 0, 1, … 6, 7 or more. */
  histogram: z.array(z.object({ repeats: z.string(), actual: z.number(), expected: z.number() })),
  /** Repeat purchase days since the first customer came, all customers of the calibration, up to the end of each week or day. */
  tracking: z.array(
    z.object({
      until: z.string(),
      isHoldout: z.boolean(),
      actual: z.number(),
      expected: z.number(),
    }),
  ),
});
export type ModelBackTest = z.infer<typeof modelBackTest>;

/** The model on the orders of this workspace. */
export const ownModel = z.object({
  window: z.object({ from: z.string(), to: z.string(), tz: z.string() }),
  calibrationEnd: z.string(),
  currency: z.string().nullable(),
  customers: z.number(),
  purchases: purchaseModel.nullable(),
  spend: spendModel.nullable(),
  failures: z.array(modelFailure),
  warnings: z.array(metricWarning),
  backTest: modelBackTest.nullable(),
  computeMs: z.number(),
});
export type OwnModel = z.infer<typeof ownModel>;

/** Survivors of a cohort: `actual` as published, null where nothing was; both as shares of the cohort in %. */
export const survivalPoint = z.object({
  period: z.number(),
  actual: z.number().nullable(),
  expected: z.number(),
  /** False for the periods that the model was fitted to. */
  isHoldout: z.boolean(),
});

export const modelReport = z.object({
  card: modelCard,
  published: z.array(publishedFigure),
  /** Of the published cohort, fitted at this request; only the contractual model has one. */
  survival: z.array(survivalPoint).nullable(),
  own: ownModel.nullable(),
});
export type ModelReport = z.infer<typeof modelReport>;
