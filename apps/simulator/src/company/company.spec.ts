import { eventInput, type EventInput } from '@pulso/contract';
import { Company } from './company.ts';
import { dayMs, hourMs } from './scene.ts';

const startMs = Date.UTC(2026, 0, 1);
const historyMs = 30 * dayMs;
const companyOf = (seed: number, eventsPerSecond = 0.02) =>
  new Company({ seed, startMs, olderMs: 0, historyMs, eventsPerSecond });
const timeOf = (event: EventInput) => Date.parse(String(event.occurredAt));
/** A seventh of it is checked against the contract: every kind, in a second. */
const month = [...companyOf(1).advanceTo(startMs + historyMs)];
const ofKind = <Kind extends EventInput['kind']>(kind: Kind) =>
  month.filter((event): event is typeof event & Extract<EventInput, { kind: Kind }> => event.kind === kind);

describe('a company', () => {
  it('tells only what the contract allows', () => {
    const refused = month.filter(
      (event, index) => index % 7 === 0 && !eventInput.safeParse(JSON.parse(JSON.stringify(event))).success,
    );
    expect(refused).toEqual([]);
  });

  it('keeps the asked rate within a tenth', () => {
    const perSecond = month.length / (historyMs / 1000);
    expect(perSecond / 0.02).toBeGreaterThan(0.9);
    expect(perSecond / 0.02).toBeLessThan(1.1);
  });

  it('tells the same story to the same seed', () => {
    const once = [...companyOf(7).advanceTo(startMs + dayMs)];
    const company = companyOf(7);
    const inPieces: EventInput[] = [];
    for (let atMs = startMs; atMs <= startMs + dayMs; atMs += hourMs)
      inPieces.push(...company.advanceTo(atMs));
    expect(inPieces).toEqual(once);
    expect([...companyOf(8).advanceTo(startMs + dayMs)]).not.toEqual(once);
  });

  it('never repeats a message id and never goes back', () => {
    expect(new Set(month.map(({ messageId }) => messageId)).size).toBe(month.length);
    const times = month.map(timeOf);
    expect(times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))).toBe(true);
  });

  it('opens a ticket before anything else happens to it', () => {
    const opened = new Set<string>();
    const early = ofKind('ticket').filter(({ ticket }) => {
      if (ticket.action === 'created') opened.add(ticket.id);
      return !opened.has(ticket.id);
    });
    // Only tickets opened during the silent week before the start may lack their opening.
    expect(early.every((event) => timeOf(event) < startMs + 8 * dayMs)).toBe(true);
  });

  it('refunds no more than was paid', () => {
    const paid = new Map(ofKind('order').map(({ order, money }) => [order.id, Number(money.amount)]));
    const refunds = ofKind('refund').filter(({ refund }) => paid.has(refund.orderId));
    expect(refunds.length).toBeGreaterThan(20);
    expect(
      refunds.every(({ refund, money }) => Number(money.amount) <= (paid.get(refund.orderId) ?? 0)),
    ).toBe(true);
  });

  it('lets satisfaction fall and tickets rise in an incident', () => {
    const during = (event: EventInput) =>
      timeOf(event) > startMs + 19.5 * dayMs && timeOf(event) < startMs + 21 * dayMs;
    const before = (event: EventInput) =>
      timeOf(event) > startMs + 10 * dayMs && timeOf(event) < startMs + 18 * dayMs;
    const deliveries = ofKind('feedback').filter(({ feedback }) => feedback.survey === 'delivery');
    const satisfied = (when: typeof during) => {
      const answers = deliveries.filter(when);
      return answers.filter(({ feedback }) => feedback.score >= 4).length / answers.length;
    };
    const ticketsADay = (when: typeof during, days: number) =>
      ofKind('ticket').filter((event) => event.ticket.action === 'created' && when(event)).length / days;
    expect(satisfied(before) - satisfied(during)).toBeGreaterThan(0.15);
    expect(ticketsADay(during, 1.5)).toBeGreaterThan(1.5 * ticketsADay(before, 8));
  });

  it('hears customers in both languages and masks matter', () => {
    const said = ofKind('feedback').flatMap(({ feedback }) => (feedback.verbatim ? [feedback] : []));
    expect(new Set(said.map(({ language }) => language))).toEqual(new Set(['es', 'en']));
    expect(said.some(({ verbatim }) => /@example\.com/.test(verbatim ?? ''))).toBe(true);
  });
});
