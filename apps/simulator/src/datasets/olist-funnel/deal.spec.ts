import { eventInput } from '@pulso/contract';
import { createdOf, wonOf } from './deal.ts';

const lead = { mql_id: 'm1', first_contact_date: '2018-02-01', landing_page_id: 'p1', origin: '' };
const closed = { mql_id: 'm1', won_date: '2018-01-31 10:00:00', lead_type: '', sr_id: 's1' };

describe('a lead and its deal', () => {
  it('are a deal created and won, valid also when won before the first contact', () => {
    const events = [createdOf(lead), wonOf(closed, lead)];
    expect(events.every((event) => eventInput.safeParse(event).success)).toBe(true);
    expect(events.map(({ deal, occurredAt }) => [deal.id, deal.action, occurredAt])).toEqual([
      ['m1', 'created', '2018-02-01T00:00:00Z'],
      ['m1', 'won', '2018-01-31T10:00:00Z'],
    ]);
  });

  it('show a missing origin and keep the unknown one', () => {
    expect(createdOf(lead).properties).toMatchObject({ origin: '(null)', landing_page: 'p1' });
    expect(createdOf({ ...lead, origin: 'unknown' }).properties).toMatchObject({ origin: 'unknown' });
    expect(wonOf(closed, lead).properties).toMatchObject({ origin: '(null)', lead_type: '(null)' });
  });

  it('say when a deal has no lead', () => {
    expect(wonOf(closed, lead).properties).toMatchObject({ matched: 'true' });
    expect(wonOf(closed, undefined).properties).toMatchObject({ matched: 'false' });
  });
});
