import { eventRow, type EventRow } from './event-row.ts';

/** One step of a ticket on a day of January 2026, e.g. `ticketRow('desk', 'A', 'created', '05 10:00')`. */
export function ticketRow(
  workspaceId: string,
  ticket: string,
  action: string,
  dayAndTime: string,
  changes: EventRow = {},
): EventRow {
  return eventRow({
    workspace_id: workspaceId,
    kind: 'ticket',
    subject_id: ticket,
    action,
    occurred_at: `2026-01-${dayAndTime}:00.000`,
    channel: 'mail',
    ...changes,
  });
}
