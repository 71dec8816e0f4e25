import { z } from 'zod';

/** What happened to one item of a request. `accepted` means on disk; `quarantined` means kept, with its reason. */
export const ingestItem = z.object({
  index: z.number().int().min(0),
  status: z.enum(['accepted', 'quarantined']),
  messageId: z.string().optional(),
  code: z.string().optional(),
  reason: z.string().optional(),
});
export type IngestItem = z.infer<typeof ingestItem>;

/** The answer of `POST /v1/events`: counts, and an item for each event that was sent, in order. */
export const ingestAnswer = z.object({
  accepted: z.number().int(),
  quarantined: z.number().int(),
  items: z.array(ingestItem),
});
export type IngestAnswer = z.infer<typeof ingestAnswer>;
