import { z } from 'zod';

/**
 * What a customer's health is made of. `recency_days`: calendar days since the last order. `orders`, `revenue` and
 * `average_ticket` (Σ amount ÷ orders): of the window. `affinity`: mean NPS answer, 0-100. `experience`: the
 * experience score. `support_burden`: tickets opened.
 */
export const healthKinds = [
  'recency_days',
  'orders',
  'revenue',
  'average_ticket',
  'affinity',
  'experience',
  'support_burden',
] as const;
export type HealthKind = (typeof healthKinds)[number];

const finite = z.number().min(-1e12).max(1e12);

export const healthComponent = z.strictObject({
  kind: z.enum(healthKinds),
  weight: z.number().positive().max(1),
  /** The values that are worth 0 and 100; straight between them, cut beyond. `zero` may be the larger one. */
  target: z
    .strictObject({ zero: finite, full: finite })
    .refine(({ zero, full }) => zero !== full, { message: 'zero and full must differ' }),
  /** Only what happened in this many days before the moment; left out: everything. `recency_days` takes no heed. */
  windowDays: z.number().int().min(1).max(3660).optional(),
});
export type HealthComponent = z.infer<typeof healthComponent>;

const bandId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be lower-case letters, digits and _, at most 32');
const bandLabel = z.string().trim().min(1).max(60);

/** Scores up to and with `upTo` that no band before took. The last band takes the rest: its `upTo` is 100. */
export const healthBand = z.strictObject({
  id: bandId,
  label: z.strictObject({ en: bandLabel, es: bandLabel }),
  upTo: z.number().min(0).max(100),
});
export type HealthBand = z.infer<typeof healthBand>;

/** How healthy a customer is: `GET` and `PUT /api/health-models/:id`. */
export const healthModel = z
  .strictObject({
    components: z.array(healthComponent).min(1).max(healthKinds.length),
    bands: z.array(healthBand).min(1).max(10).default(defaultBands),
    /** Share of the weights that must have data, else the score is provisional. */
    minCoverage: z.number().min(0).max(1).default(0.6),
    /** Customers first seen fewer days ago are not scored. */
    newForDays: z.number().int().min(0).max(3660).default(30),
    /** The only currency whose orders count as money. Left out: customers with several have no money. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
      .optional(),
  })
  .superRefine(({ components, bands }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const kinds = new Set(components.map(({ kind }) => kind));
    if (kinds.size < components.length) issue('components', 'each kind may stand once');
    const sum = components.reduce((total, { weight }) => total + weight, 0);
    if (Math.abs(sum - 1) > 1e-6) issue('components', `the weights must add up to 1, not ${sum}`);
    if (new Set(bands.map(({ id }) => id)).size < bands.length) issue('bands', 'each id may stand once');
    if (bands.some(({ upTo }, index) => upTo <= (bands[index - 1]?.upTo ?? -1)))
      issue('bands', 'each upTo must be above the one before');
    if (bands.at(-1)?.upTo !== 100) issue('bands', 'the last upTo must be 100');
  });
export type HealthModel = z.infer<typeof healthModel>;

function defaultBands(): HealthBand[] {
  return [
    { id: 'risk', label: { en: 'At risk', es: 'En riesgo' }, upTo: 50 },
    { id: 'neutral', label: { en: 'Neutral', es: 'Neutral' }, upTo: 70 },
    { id: 'excellent', label: { en: 'Excellent', es: 'Excelente' }, upTo: 100 },
  ];
}

/** The model until a company writes its own: its targets are a starting point, above all those in money. */
export const defaultHealthModel: HealthModel = {
  components: [
    { kind: 'recency_days', weight: 0.2, target: { zero: 180, full: 0 } },
    { kind: 'orders', weight: 0.2, target: { zero: 0, full: 6 }, windowDays: 365 },
    { kind: 'average_ticket', weight: 0.1, target: { zero: 0, full: 100 }, windowDays: 365 },
    { kind: 'affinity', weight: 0.2, target: { zero: 0, full: 100 }, windowDays: 365 },
    { kind: 'experience', weight: 0.2, target: { zero: 0, full: 100 } },
    { kind: 'support_burden', weight: 0.1, target: { zero: 5, full: 0 }, windowDays: 90 },
  ],
  bands: defaultBands(),
  minCoverage: 0.6,
  newForDays: 30,
};
