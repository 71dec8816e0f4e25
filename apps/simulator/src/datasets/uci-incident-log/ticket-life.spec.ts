import { eventInput } from '@pulso/contract';
import type { CsvRow } from '../read-csv.ts';
import { addUpdate, type Incident } from './incident.ts';
import { ticketLife } from './ticket-life.ts';

type Update = [state: string, at: string, cells?: CsvRow];

function lifeOf(cells: CsvRow, ...updates: Update[]) {
  const incidents = new Map<string, Incident>();
  const row = (own: CsvRow): CsvRow => ({
    number: 'INC1',
    opened_at: '2016-03-01 09:00:00',
    resolved_at: '?',
    closed_at: '?',
    caller_id: 'Caller 1',
    assigned_to: 'Resolver 1',
    priority: '3 - Moderate',
    contact_type: 'Phone',
    ...cells,
    ...own,
  });
  for (const [incident_state, at, own] of updates) {
    addUpdate(incidents, row({ ...own, incident_state, sys_updated_at: `2016-03-01 ${at}:00` }));
  }
  return ticketLife(incidents.get('INC1') as Incident);
}
const actionsOf = (life: ReturnType<typeof lifeOf>) =>
  life.map(({ ticket, occurredAt }) => `${ticket.action} ${occurredAt.slice(11, 16)}`);

describe('the life of an incident', () => {
  it('is a row of valid ticket events', () => {
    const life = lifeOf(
      { resolved_at: '2016-03-01 11:00:00', closed_at: '2016-03-06 11:00:00' },
      ['New', '09:05'],
      ['Active', '09:30'],
      ['Resolved', '10:59'],
      ['Closed', '12:00'],
    );
    expect(life.every((event) => eventInput.safeParse(event).success)).toBe(true);
    expect(actionsOf(life)).toEqual([
      'created 09:00',
      'replied 09:30',
      'assigned 09:05',
      'status 09:30',
      'solved 11:00',
      'closed 11:00',
    ]);
    expect(new Set(life.map(({ messageId }) => messageId)).size).toBe(life.length);
  });

  it('answers at the earliest update that is not new', () => {
    const life = lifeOf({}, ['New', '09:05'], ['Active', '09:40'], ['Awaiting User Info', '09:20']);
    expect(actionsOf(life)).toContain('replied 09:20');
  });

  it('waits for nothing when answered before the opening', () => {
    expect(actionsOf(lifeOf({}, ['Active', '07:14']))).toContain('replied 09:00');
  });

  it('has no answer while every update is new', () => {
    expect(actionsOf(lifeOf({}, ['New', '09:05'], ['New', '09:50']))).toEqual([
      'created 09:00',
      'assigned 09:05',
    ]);
  });

  it('reopens on leaving a solved state', () => {
    const life = lifeOf(
      { resolved_at: '2016-03-01 15:00:00' },
      ['Resolved', '10:00'],
      ['Active', '12:00'],
      ['Resolved', '14:58'],
    );
    expect(actionsOf(life)).toEqual([
      'created 09:00',
      'replied 10:00',
      'assigned 10:00',
      'solved 10:00',
      'reopened 12:00',
      'solved 15:00',
    ]);
  });

  it('is only closed when the resolution time is missing', () => {
    const life = lifeOf(
      { closed_at: '2016-03-06 10:00:00' },
      ['Active', '09:30'],
      ['Resolved', '10:00'],
      ['Closed', '11:00'],
    );
    expect(actionsOf(life)).toEqual([
      'created 09:00',
      'replied 09:30',
      'assigned 09:30',
      'status 09:30',
      'closed 10:00',
    ]);
  });

  it('takes priority and channel from the last row', () => {
    const life = lifeOf(
      {},
      ['New', '09:05', { priority: '4 - Low', contact_type: 'Email' }],
      ['Active', '09:30'],
    );
    expect(new Set(life.map(({ ticket, channel }) => `${ticket.priority} ${channel}`))).toEqual(
      new Set(['3 - Moderate Phone']),
    );
  });

  it('assigns again when the resolver changes', () => {
    const life = lifeOf(
      {},
      ['Active', '09:30'],
      ['Active', '09:40', { assigned_to: 'Resolver 2' }],
      ['Active', '09:50', { assigned_to: 'Resolver 2' }],
    );
    expect(
      life.filter(({ ticket }) => ticket.action === 'assigned').map(({ ticket }) => ticket.assignee),
    ).toEqual(['Resolver 1', 'Resolver 2']);
  });

  it('treats a question mark as missing', () => {
    const life = lifeOf({ caller_id: '?', assigned_to: '?', assignment_group: '?' }, ['New', '09:05']);
    expect(life[0]?.customer).toEqual({ anonymousId: 'INC1' });
    expect(actionsOf(life)).toEqual(['created 09:00']);
  });
});
