import { quantile, quantileRanks, type BacklogState, type ResponseSummary } from '@pulso/domain';
import type { EventRow } from './event-row.ts';

/*
 * The ticket rules of METRICS.md (M5, M8) in plain words and loops, for one ticket at a time: what the SQL is held
 * against on random tickets. Written from the text, not from the SQL.
 */
const day = 86_400_000;
const at = (row: EventRow): number => Date.parse(`${String(row['occurred_at']).replace(' ', 'T')}Z`);
const is = (row: EventRow, kind: string, ...actions: string[]): boolean =>
  row['kind'] === kind && actions.includes(String(row['action']));

interface Life {
  createdMs: number;
  rows: EventRow[];
}

/** Tickets with a creation, each with its rows in order of time. */
function livesOf(rows: readonly EventRow[]): Life[] {
  const byTicket = new Map<unknown, EventRow[]>();
  for (const row of rows) byTicket.set(row['subject_id'], [...(byTicket.get(row['subject_id']) ?? []), row]);
  return [...byTicket.values()].flatMap((own) => {
    const ordered = own.toSorted((one, other) => at(one) - at(other));
    const birth = ordered.find((row) => is(row, 'ticket', 'created'));
    return birth ? [{ createdMs: at(birth), rows: ordered }] : [];
  });
}

function isOpenAt(life: Life, untilMs: number): boolean {
  let open = false;
  const moment = (row: EventRow): number => (is(row, 'ticket', 'created', 'reopened') ? 0 : 1);
  for (const row of life.rows.toSorted((one, other) => at(one) - at(other) || moment(one) - moment(other))) {
    if (at(row) >= untilMs) break;
    if (is(row, 'ticket', 'created', 'reopened')) open = true;
    if (is(row, 'ticket', 'solved', 'closed', 'merged')) open = false;
  }
  return open;
}

function responseOf(life: Life): { startMs: number; replyMs: number | null; withBot: boolean } {
  const { rows, createdMs } = life;
  const replies = rows
    .filter((row) => is(row, 'ticket', 'replied') && row['actor'] === 'human' && row['is_public'] === 1)
    .map(at);
  const bot = rows.find(
    (row) => row['kind'] === 'bot' || (row['actor'] === 'bot' && is(row, 'ticket', 'created', 'assigned')),
  );
  const botFirst = bot !== undefined && (replies[0] === undefined || at(bot) <= replies[0]);
  const isHandOff = (row: EventRow): boolean =>
    is(row, 'bot', 'handed_off') || (is(row, 'ticket', 'assigned') && row['actor'] === 'human');
  const handOff = botFirst
    ? rows.find((row) => isHandOff(row) && at(row) >= Math.max(at(bot), createdMs))
    : undefined;
  const startMs = handOff ? at(handOff) : createdMs;
  const byAgent = rows.find((row) => is(row, 'ticket', 'created'))?.['actor'] === 'human';
  const reply = replies.find((ms) => ms >= startMs && !(byAgent && !handOff && ms === startMs));
  return { startMs, replyMs: reply ?? null, withBot: botFirst && !handOff };
}

export function responsesOracle(
  rows: readonly EventRow[],
  fromMs: number,
  toMs: number,
  asOfMs: number,
  level: number,
  targetSeconds: number,
): ResponseSummary {
  const lives = livesOf(rows).filter(({ createdMs }) => createdMs >= fromMs && createdMs < toMs);
  const seconds: number[] = [];
  const summary = { answered: 0, waiting: 0, overdue: 0, withBot: 0, unanswered: 0, within: 0 };
  for (const life of lives) {
    const { startMs, replyMs, withBot } = responseOf(life);
    if (replyMs !== null) seconds.push((replyMs - startMs) / 1000);
    else if (!isOpenAt(life, asOfMs)) summary.unanswered += 1;
    else if (withBot) summary.withBot += 1;
    else {
      summary.waiting += 1;
      if ((asOfMs - startMs) / 1000 > targetSeconds) summary.overdue += 1;
    }
  }
  seconds.sort((one, other) => one - other);
  const ranks = quantileRanks(seconds.length, level);
  return {
    ...summary,
    answered: seconds.length,
    within: seconds.filter((one) => one <= targetSeconds).length,
    quantile: quantile(seconds, level),
    low: seconds[ranks.low - 1] ?? null,
    high: seconds[ranks.high - 1] ?? null,
  };
}

export function agesOracle(rows: readonly EventRow[], instantMs: number): BacklogState['ages'] {
  const ages: [number, number, number, number] = [0, 0, 0, 0];
  for (const life of livesOf(rows)) {
    if (!isOpenAt(life, instantMs)) continue;
    const age = instantMs - life.createdMs;
    ages[age <= day ? 0 : age <= 3 * day ? 1 : age <= 7 * day ? 2 : 3] += 1;
  }
  return ages;
}
