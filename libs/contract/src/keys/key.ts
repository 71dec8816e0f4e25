import { z } from 'zod';
import { label } from '../events/dimensions.ts';

/** `POST /api/keys`, for administrators: a key that only writes or only reads. `source` names its holder. */
export const newKey = z.strictObject({ scope: z.enum(['write', 'read']), source: label });
export type NewKey = z.infer<typeof newKey>;

/** `GET /api/keys`: what is known about a key; never the key. */
export const keySummary = z.object({
  id: z.string(),
  scope: newKey.shape.scope,
  source: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
});
export type KeySummary = z.infer<typeof keySummary>;

/** The one answer that carries the key itself: it is not stored and cannot be shown again. */
export const createdKey = keySummary.extend({ key: z.string() });
export type CreatedKey = z.infer<typeof createdKey>;
