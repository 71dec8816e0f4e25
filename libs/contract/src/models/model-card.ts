import { z } from 'zod';

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });

export const modelIds = ['bg-nbd-gamma-gamma', 'shifted-beta-geometric'] as const;
export type ModelId = (typeof modelIds)[number];

/** What a model is for, what it takes and when not to believe it. `GET /api/models` lists the cards. */
export const modelCard = z.object({
  id: z.enum(modelIds),
  name: bilingual,
  purpose: bilingual,
  inputs: bilingual,
  outputs: bilingual,
  /** Each assumption in one sentence, with what happens when it does not hold. */
  assumptions: z.array(bilingual),
  /** What it needs before it is fitted at all. */
  needs: bilingual,
  sources: z.array(z.string()),
  /** Ids of the metrics that are computed from it. */
  metrics: z.array(z.string()),
});
export type ModelCard = z.infer<typeof modelCard>;

/**
 * One published figure beside ours, computed at this request. `ours` null: it could not be computed. `from` says of
 * what: the published parameters, a fit to the published table, or a fit to the same data in this workspace.
 */
export const publishedFigure = z.object({
  id: z.string(),
  name: bilingual,
  from: z.enum(['parameters', 'table', 'workspace']),
  unit: z.enum([
    'parameter',
    'log-likelihood',
    'purchases',
    'customers',
    'money',
    'probability',
    '%',
    'periods',
  ]),
  published: z.number(),
  ours: z.number().nullable(),
  /** Largest |ours − published| that still counts as the same, mostly the rounding of what was printed. */
  tolerance: z.number(),
  agrees: z.boolean(),
  source: z.string(),
});
export type PublishedFigure = z.infer<typeof publishedFigure>;
