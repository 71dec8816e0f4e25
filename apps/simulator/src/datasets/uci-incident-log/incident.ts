import { givenProperties, known, readTime } from '../cells.ts';
import type { CsvRow } from '../read-csv.ts';

export const incidentColumns = [
  'number',
  'incident_state',
  'made_sla',
  'reassignment_count',
  'caller_id',
  'opened_at',
  'sys_updated_at',
  'contact_type',
  'category',
  'subcategory',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'closed_code',
  'resolved_at',
  'closed_at',
] as const;

/** One update of an incident, in file order. */
export interface IncidentUpdate {
  state: string;
  at: string;
  group: string | undefined;
  resolver: string | undefined;
}

/** An incident with what its last row says of it: priority, channel and SLA may change on the way, the last one counts. */
export interface Incident {
  number: string;
  openedAt: string;
  resolvedAt: string | undefined;
  closedAt: string | undefined;
  caller: string | undefined;
  channel: string | undefined;
  priority: string | undefined;
  category: string | undefined;
  /** Whether any row has a reassignment count. */
  reassigned: boolean;
  properties: Record<string, string>;
  updates: IncidentUpdate[];
}

/** Folds one row into the incidents seen so far, in order of first appearance. */
export function addUpdate(incidents: Map<string, Incident>, row: CsvRow): void {
  const number = row.number ?? '';
  const before = incidents.get(number);
  const updates = before?.updates ?? [];
  updates.push({
    state: row.incident_state ?? '',
    at: readTime(row.sys_updated_at) ?? fail(number, 'sys_updated_at'),
    group: known(row.assignment_group),
    resolver: known(row.assigned_to),
  });
  const reassigned = before?.reassigned === true || Number(row.reassignment_count) > 0;
  const properties = {
    priority: row.priority,
    made_sla: row.made_sla,
    subcategory: row.subcategory,
    impact: row.impact,
    urgency: row.urgency,
    closed_code: row.closed_code,
    has_resolved_at: String(known(row.resolved_at) !== undefined),
    reassigned: String(reassigned),
  };
  incidents.set(number, {
    number,
    openedAt: readTime(row.opened_at) ?? fail(number, 'opened_at'),
    resolvedAt: readTime(row.resolved_at),
    closedAt: readTime(row.closed_at),
    caller: known(row.caller_id),
    channel: known(row.contact_type),
    priority: known(row.priority),
    category: known(row.category),
    reassigned,
    properties: givenProperties(properties),
    updates,
  });
}

function fail(number: string, column: string): never {
  throw new Error(`incident ${number} has no ${column}`);
}
