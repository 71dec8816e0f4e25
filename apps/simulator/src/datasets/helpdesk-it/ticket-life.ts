import { known, readTime } from '../cells.ts';
import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';

export const caseColumns = ['case_id', 'event_no', 'activity', 'resource', 'timestamp'] as const;

type Ticket = DatedEvent<'ticket'>['ticket'];
type Act = Omit<Ticket, 'id' | 'assignee'>;

/** What an activity does to the ticket; any other is a change of status that bears its name. */
const acts: Readonly<Record<string, Act>> = {
  'take in charge ticket': { action: 'replied', actor: 'human', public: true, status: 'open' },
  'resolve ticket': { action: 'solved', status: 'solved' },
  closed: { action: 'closed', status: 'closed' },
  wait: { action: 'status', status: 'on-hold' },
};

interface Entry {
  at: string;
  activity: string;
  resource: string | undefined;
  step: string;
  act: Act;
}

/**
 * The life of one case: an event for each row, under the name of its activity. Two things the log leaves unsaid are
 * added: `Ticket created` at the first row (no row marks the customer's first contact), and `Ticket reopened` at the
 * first row after a resolution that was not the last one.
 */
export function ticketLife(id: string, rows: readonly CsvRow[]): DatedEvent<'ticket'>[] {
  const entries = rows
    .map((row, index) => entryOf(id, row, index))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return withUnsaid(entries).map((entry) => eventOf(id, entry));
}

function entryOf(id: string, row: CsvRow, index: number): Entry {
  const at = readTime(row.timestamp);
  if (at === undefined) throw new Error(`case ${id} has an event without a timestamp`);
  const activity = row.activity ?? '';
  const act = acts[activity.toLowerCase()] ?? { action: 'status', status: activity };
  const step = row.event_no ?? String(index + 1);
  return { at, activity, resource: known(row.resource), step, act };
}

function withUnsaid(entries: readonly Entry[]): Entry[] {
  const lastSolve = entries.findLastIndex(isSolve);
  return entries.flatMap((entry, index) => {
    const unsaid: Entry[] = [];
    if (index === 0) unsaid.push(unsaidOf(entry, 'Ticket created', 'created', 'new'));
    const previous = entries[index - 1];
    if (previous !== undefined && isSolve(previous) && index <= lastSolve)
      unsaid.push(unsaidOf(entry, 'Ticket reopened', 'reopened', 'open'));
    return [...unsaid, entry];
  });
}

function isSolve({ act }: Entry): boolean {
  return act.action === 'solved';
}

function unsaidOf({ at, step }: Entry, activity: string, action: Act['action'], status: string): Entry {
  return { at, activity, resource: undefined, step: `${action}:${step}`, act: { action, status } };
}

function eventOf(id: string, { at, activity, resource, step, act }: Entry): DatedEvent<'ticket'> {
  return {
    kind: 'ticket',
    messageId: `helpdesk_it:${id}:${step}`,
    occurredAt: at,
    name: activity,
    source: 'helpdesk_it',
    area: 'service',
    stage: 'service',
    touchpoint: 'help desk',
    customer: { anonymousId: id },
    ticket: { id, ...act, ...(resource === undefined ? {} : { assignee: resource }) },
  };
}
