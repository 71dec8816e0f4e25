import { z } from 'zod';
import { utcText } from '../column-schemas.ts';

/** What a card of the feed shows. Verbatims are as the customer wrote them: mask before anybody sees one. */
export const cardColumns = `
SELECT
    message_id AS messageId,
    source,
    occurred_at AS occurredAt,
    received_at AS receivedAt,
    score_type AS type,
    score,
    scale_min AS scaleMin,
    scale_max AS scaleMax,
    direction,
    verbatim,
    language,
    channel,
    area,
    stage,
    touchpoint,
    survey
FROM events`;

export const feedbackCard = z.object({
  messageId: z.string(),
  source: z.string(),
  occurredAt: utcText,
  receivedAt: utcText,
  type: z.string(),
  score: z.number().nullable(),
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  direction: z.string(),
  verbatim: z.string(),
  language: z.string(),
  channel: z.string(),
  area: z.string(),
  stage: z.string(),
  touchpoint: z.string(),
  survey: z.string(),
});
