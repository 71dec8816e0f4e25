import { z } from 'zod';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import { personIdSql } from '../people/person.ts';
import { idParams, idParamsShape, underIdsSql } from '../people/under-ids.ts';
import { listCustomerSubjects, subjectParamsShape } from './customer-subjects.ts';

const page = `SELECT occurred_at AS at, message_id AS messageId, source, kind, action, name, channel, area, stage, touchpoint,
    subject_id AS subject, <personId> AS id, topic, toString(amount) AS amount, currency, score_type AS scoreType, score, verbatim
FROM events
WHERE workspace_id = {workspaceId:String}
    AND <which>
    AND occurred_at >= fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC') AND occurred_at <= fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC')
    AND (occurred_at, message_id, source) < (fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC'), {beforeMessage:String}, {beforeSource:String})
<newest>`;
const newest = `ORDER BY at DESC, messageId DESC, source DESC
LIMIT {limit:UInt32}`;
// Nobody's events on a ticket or talk that the person took part in: an agent's reply has no customer of its own.
const ofOthers = `kind IN ('ticket', 'bot') AND <personId> = '' AND subject_id <ofThem>`;
const found = `GLOBAL IN (
        SELECT subject_id
        FROM events
        WHERE workspace_id = {workspaceId:String} AND kind IN ('ticket', 'bot') AND subject_id != '' AND <underIds>
    )`;
// Each half by itself: an index can answer its condition, and no more than a page of it is kept.
const timeline = `SELECT *
FROM
(
(
<own>
)
UNION ALL
(
<others>
)
)
<newest>`;

const slots = { personId: personIdSql, underIds: underIdsSql, newest };
const timelineSql = (ofThem: string) =>
  fillSql(timeline, {
    own: fillSql(page, { ...slots, which: underIdsSql }),
    others: fillSql(page, { ...slots, which: fillSql(ofOthers, { ...slots, ofThem }) }),
    newest,
  });

const params = z.object({
  workspaceId: z.string(),
  ...idParamsShape,
  sinceMs: z.number().int(),
  beforeMs: z.number().int(),
  beforeMessage: z.string(),
  beforeSource: z.string(),
  limit: z.number().int().min(1).max(1000),
});
const row = z.object({
  at: utcText,
  messageId: z.string(),
  source: z.string(),
  kind: z.string(),
  action: z.string(),
  name: z.string(),
  channel: z.string(),
  area: z.string(),
  stage: z.string(),
  touchpoint: z.string(),
  subject: z.string(),
  id: z.string(),
  topic: z.string(),
  amount: z.string().nullable(),
  currency: z.string(),
  scoreType: z.string(),
  score: z.number().nullable(),
  verbatim: z.string(),
});
export type TimelineEvent = z.output<typeof row>;

/** Events under some ids of one person, and what others did on these tickets and talks, newest first. */
const timelineListed = defineQuery({
  name: 'customers.timeline',
  sql: timelineSql('IN {subjects:Array(String)}'),
  params: params.extend(subjectParamsShape),
  row,
});

/** The same, with all their tickets and talks. */
const timelineFound = defineQuery({
  name: 'customers.timeline-found',
  sql: timelineSql(fillSql(found, slots)),
  params,
  row,
});
export const timelineQueries = [timelineListed, timelineFound];

/** A page mostly lies in the newest days, which are a small part of what there is to look through. */
const newestDaysMs = 30 * 86_400_000;

export interface TimelineQuestion {
  workspaceId: string;
  ids: readonly string[];
  /** The (time, message, source) of the last event of the page before. */
  beforeMs: number;
  beforeMessage: string;
  beforeSource: string;
  limit: number;
  nowMs: number;
}

/**
 * A page of the events of one person and of what others did on their tickets and talks, newest first; text and
 * verbatims as they came. Throws EventStoreError.
 */
export async function readCustomerTimeline(
  store: Pick<EventStore, 'query'>,
  { workspaceId, ids, beforeMs, beforeMessage, beforeSource, limit, nowMs }: TimelineQuestion,
): Promise<TimelineEvent[]> {
  const subjects = await listCustomerSubjects(store, { workspaceId, ids, kinds: ['ticket', 'bot'] });
  const ask = (span: {
    sinceMs: number;
    beforeMs: number;
    beforeMessage: string;
    beforeSource: string;
    limit: number;
  }) => {
    const asked = { workspaceId, ...idParams(ids), ...span };
    return subjects ? store.query(timelineListed, { ...asked, subjects }) : store.query(timelineFound, asked);
  };
  const sinceMs = Math.min(beforeMs, nowMs) - newestDaysMs;
  const newest = await ask({ sinceMs, beforeMs, beforeMessage, beforeSource, limit });
  if (newest.length === limit) return newest;
  // Before every event of that moment: no message comes before the empty one.
  const rest = {
    sinceMs: 0,
    beforeMs: sinceMs,
    beforeMessage: '',
    beforeSource: '',
    limit: limit - newest.length,
  };
  return [...newest, ...(await ask(rest))];
}
