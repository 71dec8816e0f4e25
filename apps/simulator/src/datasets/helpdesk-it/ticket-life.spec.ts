import { eventInput } from '@pulso/contract';
import { ticketLife } from './ticket-life.ts';

const lifeOf = (...activities: string[]) =>
  ticketLife(
    'Case1',
    activities.map((activity, index) => ({
      case_id: 'Case1',
      event_no: String(index + 1),
      activity,
      resource: 'Value 1',
      timestamp: `2012-10-09T1${index}:00:00.000+03:00`,
    })),
  );
const tell = (life: ReturnType<typeof lifeOf>) => life.map(({ name, ticket }) => `${name}: ${ticket.action}`);

describe('the life of a case', () => {
  it('is created with its first row and keeps the name of every activity', () => {
    const life = lifeOf('Assign seriousness', 'Take in charge ticket', 'Wait', 'Resolve ticket', 'Closed');
    expect(life.every((event) => eventInput.safeParse(event).success)).toBe(true);
    expect(tell(life)).toEqual([
      'Ticket created: created',
      'Assign seriousness: status',
      'Take in charge ticket: replied',
      'Wait: status',
      'Resolve ticket: solved',
      'Closed: closed',
    ]);
    expect(life[2]?.ticket).toMatchObject({ actor: 'human', public: true });
    expect(life[3]?.ticket.status).toBe('on-hold');
  });

  it('is reopened by what follows a resolution that was not the last', () => {
    expect(tell(lifeOf('Resolve ticket', 'Wait', 'Resolve ticket', 'Closed'))).toEqual([
      'Ticket created: created',
      'Resolve ticket: solved',
      'Ticket reopened: reopened',
      'Wait: status',
      'Resolve ticket: solved',
      'Closed: closed',
    ]);
  });

  it('is reopened between two resolutions in a row', () => {
    expect(tell(lifeOf('Resolve ticket', 'Resolve ticket'))).toContain('Ticket reopened: reopened');
  });

  it('has its own id for every event', () => {
    const life = lifeOf('Wait', 'Resolve ticket', 'Resolve ticket', 'Closed');
    expect(new Set(life.map(({ messageId }) => messageId)).size).toBe(life.length);
  });
});
