import { eventInput } from '@pulso/contract';
import { applicationEvents } from './application.ts';

const eventsOf = (amount: string, ...activities: string[]) =>
  applicationEvents(
    '173688',
    activities.map((activity, index) => ({
      case_id: '173688',
      AMOUNT_REQ: amount,
      event_no: String(index + 1),
      activity,
      lifecycle: 'COMPLETE',
      resource: '',
      // Summer time ends between the first and the second.
      timestamp: `2011-10-30T02:${30 + index}:00.000${index === 0 ? '+02:00' : '+01:00'}`,
    })),
  );

describe('a loan application', () => {
  it('is a touchpoint for each row and a profile at the end', () => {
    const events = eventsOf('20000', 'A_SUBMITTED', 'W_Afhandelen leads', 'A_APPROVED');
    expect(events.every((event) => eventInput.safeParse(event).success)).toBe(true);
    expect(events.map(({ kind, name, stage }) => [kind, name, stage])).toEqual([
      ['touchpoint', 'A_SUBMITTED', 'application'],
      ['touchpoint', 'W_Afhandelen leads', 'processing'],
      ['touchpoint', 'A_APPROVED', 'application'],
      ['profile', 'Application profiled', undefined],
    ]);
    expect(events.at(-1)?.occurredAt).toBe('2011-10-30T02:32:00.000+01:00');
  });

  it.each([
    ['A_APPROVED', 'approved'],
    ['A_DECLINED', 'declined'],
    ['A_CANCELLED', 'cancelled'],
    ['A_FINALIZED', 'open'],
  ])('that has %s is %s', (activity, outcome) => {
    expect(eventsOf('1', 'A_SUBMITTED', activity).at(-1)?.outcome).toBe(outcome);
  });

  it.each([
    ['5000', '<=5000'],
    ['5001', '5001-10000'],
    ['50000', '20001-50000'],
    ['99999', '>50000'],
    ['', undefined],
  ])('for %s euros is in the band %s', (amount, band) => {
    expect(eventsOf(amount, 'A_SUBMITTED')[0]?.properties?.amount_band).toBe(band);
  });
});
