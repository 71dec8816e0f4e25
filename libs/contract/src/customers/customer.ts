import { z } from 'zod';
import { documentId } from '../documents/document.ts';
import { healthBand, healthKinds } from '../health-models/health-model.ts';

export const maxTimelinePage = 200;

/** `GET /api/customers/:id/timeline`: newest first. */
export const timelineRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(maxTimelinePage).default(50),
  /** As a page before gave it in `next`. */
  cursor: z.string().max(1000).optional(),
});
export type TimelineRequest = z.output<typeof timelineRequest>;

const moment = z.iso.datetime({ offset: true }).optional();

/** `GET /api/customers/:id/health`: by a model, as it was at a moment (default: now), in days of a zone. */
export const healthRequest = z.strictObject({
  model: documentId.default('default'),
  at: moment,
  tz: z.string().max(64).default('UTC'),
});
export type HealthRequest = z.output<typeof healthRequest>;

/** `GET /api/customers/:id`: health in days of a zone. */
export const customerRequest = healthRequest.pick({ tz: true });
export type CustomerRequest = z.output<typeof customerRequest>;

export const experienceRequest = z.strictObject({
  at: moment,
  half_life_days: z.coerce.number().min(1).max(3660).default(90),
});
export type ExperienceRequest = z.output<typeof experienceRequest>;

/** One component of a customer's health; null where there is no data. `weight` is the model's. */
const healthPartAnswer = z.object({
  kind: z.enum(healthKinds),
  weight: z.number(),
  value: z.number().nullable(),
  score: z.number().nullable(),
});
export type HealthPartAnswer = z.infer<typeof healthPartAnswer>;

export const healthAnswer = z.object({
  person: z.string(),
  model: z.string(),
  modelVersion: z.number(),
  asOf: z.string(),
  score: z.number().nullable(),
  band: healthBand.nullable(),
  /** Share of the weights with data, 0 to 1. */
  coverage: z.number(),
  provisional: z.boolean(),
  notScored: z.enum(['new', 'no_data']).nullable(),
  components: z.array(healthPartAnswer),
});
export type HealthAnswer = z.infer<typeof healthAnswer>;

export const experienceAnswer = z.object({
  person: z.string(),
  asOf: z.string(),
  score: z.number().nullable(),
  /** 0 to 1: more with the number of signals, less with their age. */
  confidence: z.number(),
  inferred: z.boolean(),
  signals: z.number(),
});
export type ExperienceAnswer = z.infer<typeof experienceAnswer>;

/** Somebody, with all ids that are known to be theirs. `c:<customer>`, `v:<visitor>`, `a:<account>`. */
export const customerAnswer = z.object({
  person: z.string(),
  ids: z.array(z.string()),
  /** There are more ids than are listed. */
  moreIds: z.boolean(),
  /** Visitors seen with them and with somebody else: what these did is nobody's. */
  sharedDevices: z.array(z.string()),
  /** The id that was asked for is such a device. */
  isSharedDevice: z.boolean(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  events: z.number(),
  orders: z.number(),
  /** Amounts of completed orders, one for each currency; decimals as text. */
  revenue: z.array(z.object({ currency: z.string(), amount: z.string() })),
  openTickets: z.number(),
  lastFeedback: z
    .object({
      at: z.string(),
      type: z.string(),
      score: z.number().nullable(),
      scaleMin: z.number().nullable(),
      scaleMax: z.number().nullable(),
      /** Masked for all but admins. */
      verbatim: z.string(),
      survey: z.string(),
    })
    .nullable(),
  health: healthAnswer.omit({ person: true, model: true, modelVersion: true, asOf: true }),
  experience: experienceAnswer.pick({ score: true, confidence: true, inferred: true, signals: true }),
});
export type CustomerAnswer = z.infer<typeof customerAnswer>;

/** One event of a timeline; what it does not have is empty or null. */
const timelineItem = z.object({
  at: z.string(),
  kind: z.string(),
  action: z.string(),
  name: z.string(),
  source: z.string(),
  channel: z.string(),
  area: z.string(),
  stage: z.string(),
  touchpoint: z.string(),
  /** The order, ticket, deal, content or conversation. */
  subject: z.string(),
  /** The id under which it came. */
  id: z.string(),
  topic: z.string(),
  amount: z.string().nullable(),
  currency: z.string(),
  scoreType: z.string(),
  score: z.number().nullable(),
  /** Masked for all but admins. */
  verbatim: z.string(),
});
export type TimelineItem = z.infer<typeof timelineItem>;

export const timelineAnswer = z.object({
  person: z.string(),
  items: z.array(timelineItem),
  next: z.string().nullable(),
});
export type TimelineAnswer = z.infer<typeof timelineAnswer>;
