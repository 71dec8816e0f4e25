import { z } from 'zod';

/** `GET /health/live`. */
export const liveness = z.object({ status: z.literal('up'), installation: z.string() });
export type Liveness = z.infer<typeof liveness>;

const storeState = z.enum(['up', 'down']);

/** `GET /health/ready`. */
export const readinessReport = z.object({
  ready: z.boolean(),
  /** `degraded`: events are taken and kept, but a store is away, so answers are late or missing. */
  status: z.enum(['ready', 'degraded', 'starting', 'not_accepting', 'shutting_down']),
  spool: z.object({ writable: z.boolean(), bytes: z.number(), oldestPendingAgeSeconds: z.number() }),
  stores: z.object({ event: storeState, metadata: storeState }),
});
export type ReadinessReport = z.infer<typeof readinessReport>;
