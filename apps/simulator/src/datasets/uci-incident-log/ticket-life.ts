import type { DatedEvent } from '../dataset.ts';
import type { Incident, IncidentUpdate } from './incident.ts';

type Ticket = DatedEvent<'ticket'>['ticket'];
type Step = { at: string; step: string } & Omit<Ticket, 'id' | 'priority' | 'topic'>;

/**
 * The life of one incident as ticket events.
 *
 * - created at `opened_at`;
 * - one public human reply at the earliest update whose state is not `New`. Two incidents have that update before their
 *   opening, which the desk wrote down afterwards: nobody waited, so the reply is told at the opening;
 * - assigned when group or resolver changes, status when the state changes;
 * - solved on entering Resolved or Closed and reopened on leaving them: exactly the 275 incidents with a reopen count.
 *   The last solve is at `resolved_at`; the 1,556 incidents without one are only closed;
 * - closed at `closed_at`.
 */
export function ticketLife(incident: Incident): DatedEvent<'ticket'>[] {
  return stepsOf(incident).map(({ at, step, ...ticket }) => ({
    kind: 'ticket',
    messageId: `uci_incident_log:${incident.number}:${step}`,
    occurredAt: at,
    name: `Ticket ${ticket.action}`,
    source: 'uci_incident_log',
    channel: incident.channel,
    area: 'service',
    stage: 'service',
    touchpoint: 'help desk',
    customer: incident.caller === undefined ? { anonymousId: incident.number } : { id: incident.caller },
    ticket: { id: incident.number, priority: incident.priority, topic: incident.category, ...ticket },
    properties: step === 'created' ? withRows(incident) : incident.properties,
  }));
}

/** How many rows the log has of it: once an incident, so that they add up to the file. */
function withRows({ properties, updates }: Incident): Record<string, string> {
  return { ...properties, log_rows: String(updates.length) };
}

function stepsOf(incident: Incident): Step[] {
  const { updates } = incident;
  const steps: Step[] = [{ at: incident.openedAt, step: 'created', action: 'created', status: 'New' }];
  const answered = firstResponse(incident);
  if (answered)
    steps.push({ at: answered, step: 'replied', action: 'replied', actor: 'human', public: true });
  updates.forEach((update, index) => steps.push(...changesBetween(updates[index - 1], update, index)));
  const finalSpell = updates.findLastIndex(({ state }) => !isSolved(state)) + 1;
  const transitions = steps.filter(
    ({ action, step }) => action !== 'solved' || step !== `solved:${finalSpell}`,
  );
  if (incident.resolvedAt)
    transitions.push({ at: incident.resolvedAt, step: 'resolved', action: 'solved', status: 'Resolved' });
  if (incident.closedAt)
    transitions.push({ at: incident.closedAt, step: 'closed', action: 'closed', status: 'Closed' });
  return transitions;
}

function firstResponse({ openedAt, updates }: Incident): string | undefined {
  const answers = updates
    .filter(({ state }) => state !== 'New')
    .map(({ at }) => (at < openedAt ? openedAt : at));
  return answers.sort()[0];
}

function isSolved(state: string): boolean {
  return state === 'Resolved' || state === 'Closed';
}

function changesBetween(
  before: IncidentUpdate | undefined,
  { state, at, group, resolver }: IncidentUpdate,
  index: number,
): Step[] {
  const steps: Step[] = [];
  const assignee = resolver ?? group;
  if (assignee !== undefined && assignee !== (before?.resolver ?? before?.group)) {
    steps.push({ at, step: `assigned:${index}`, action: 'assigned', assignee });
  }
  const wasSolved = before !== undefined && isSolved(before.state);
  if (isSolved(state) && !wasSolved)
    steps.push({ at, step: `solved:${index}`, action: 'solved', status: state });
  else if (!isSolved(state) && wasSolved)
    steps.push({ at, step: `reopened:${index}`, action: 'reopened', status: state });
  else if (!isSolved(state) && state !== (before?.state ?? 'New')) {
    steps.push({ at, step: `status:${index}`, action: 'status', status: state });
  }
  return steps;
}
