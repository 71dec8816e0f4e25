import { z } from 'zod';
import { label } from '../events/dimensions.ts';

/** `POST /api/keys`, for administrators: a key that only writes or only reads. `source` names its holder. */
export const newKey = z.strictObject({ scope: z.enum(['write', 'read']), source: label });
export type NewKey = z.infer<typeof newKey>;

/** `GET /api/keys`: what is known about a key; never the key. */
export interface KeySummary {
  id: string;
  scope: NewKey['scope'];
  source: string;
  createdAt: string;
  revokedAt: string | null;
}

/** The one answer that carries the key itself: it is not stored and cannot be shown again. */
export interface CreatedKey extends KeySummary {
  key: string;
}
