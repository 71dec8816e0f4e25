import { z } from 'zod';
import { documentId } from '../documents/document.ts';
import type { HealthBand, HealthKind } from '../health-models/health-model.ts';

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

export const experienceRequest = z.strictObject({
  at: moment,
  half_life_days: z.coerce.number().min(1).max(3660).default(90),
});
export type ExperienceRequest = z.output<typeof experienceRequest>;

/** One component of a customer's health; null where there is no data. `weight` is the model's. */
export interface HealthPartAnswer {
  kind: HealthKind;
  weight: number;
  value: number | null;
  score: number | null;
}

export interface HealthAnswer {
  person: string;
  model: string;
  modelVersion: number;
  asOf: string;
  score: number | null;
  band: HealthBand | null;
  /** Share of the weights with data, 0 to 1. */
  coverage: number;
  provisional: boolean;
  notScored: 'new' | 'no_data' | null;
  components: HealthPartAnswer[];
}

export interface ExperienceAnswer {
  person: string;
  asOf: string;
  score: number | null;
  /** 0 to 1: more with the number of signals, less with their age. */
  confidence: number;
  inferred: boolean;
  signals: number;
}

/** Somebody, with all ids that are known to be theirs. `c:<customer>`, `v:<visitor>`, `a:<account>`. */
export interface CustomerAnswer {
  person: string;
  ids: string[];
  /** There are more ids than are listed. */
  moreIds: boolean;
  /** Visitors seen with them and with somebody else: what these did is nobody's. */
  sharedDevices: string[];
  /** The id that was asked for is such a device. */
  isSharedDevice: boolean;
  firstSeen: string;
  lastSeen: string;
  events: number;
  orders: number;
  /** Amounts of completed orders, one for each currency; decimals as text. */
  revenue: { currency: string; amount: string }[];
  openTickets: number;
  lastFeedback: {
    at: string;
    type: string;
    score: number | null;
    scaleMin: number | null;
    scaleMax: number | null;
    /** Masked for all but admins. */
    verbatim: string;
    survey: string;
  } | null;
  health: Pick<HealthAnswer, 'score' | 'band' | 'coverage' | 'provisional' | 'notScored'>;
  experience: Pick<ExperienceAnswer, 'score' | 'confidence' | 'inferred' | 'signals'>;
}

/** One event of a timeline; what it does not have is empty or null. */
export interface TimelineItem {
  at: string;
  kind: string;
  action: string;
  name: string;
  source: string;
  channel: string;
  area: string;
  stage: string;
  touchpoint: string;
  /** The order, ticket, deal, content or conversation. */
  subject: string;
  /** The id under which it came. */
  id: string;
  topic: string;
  amount: string | null;
  currency: string;
  scoreType: string;
  score: number | null;
  /** Masked for all but admins. */
  verbatim: string;
}

export interface TimelineAnswer {
  person: string;
  items: TimelineItem[];
  next: string | null;
}
