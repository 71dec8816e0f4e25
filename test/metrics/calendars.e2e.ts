import type { Calendar, Configured, EventInput, EvidenceList, MetricAnswer, Problem } from '@pulso/contract';
import { jest } from '@jest/globals';
import { buildEvent } from '@pulso/testing';
import { sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

jest.setTimeout(60_000);
const january = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
const hour = 3600;
/** Monday to Friday from seven to eighteen in Madrid. */
const team = (holidays: Calendar['holidays']): Calendar => ({
  tz: 'Europe/Madrid',
  shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:00', closes: '18:00' })),
  holidays,
});

describe('times in business hours', () => {
  let api: RunningApi;
  let cookie: string;
  const call = (method: string, path: string, body?: object, headers?: Record<string, string>) =>
    fetch(`${api.url}${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...(headers ?? { cookie }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const ask = async (metric: string, params: object): Promise<MetricAnswer> =>
    (await (
      await call('POST', '/api/query', { metric, ...january, params: { clock: 'business', ...params } })
    ).json()) as MetricAnswer;
  const seconds = async (metric: string, params: object) => (await ask(metric, params)).total.value;

  beforeAll(async () => {
    api = await startApi();
    const signedIn = await call(
      'POST',
      '/api/session',
      { email: 'admin@pulso.local', password: 'a-password-of-the-tests' },
      {},
    );
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const step = (occurredAt: string, ticket: Extract<EventInput, { kind: 'ticket' }>['ticket']) =>
      buildEvent('ticket', { occurredAt, customer: { id: 'ann' }, ticket });
    await sendEvents(
      api,
      [
        step('2026-01-12T18:00:00+01:00', { id: 'T', action: 'created' }),
        step('2026-01-13T08:00:00+01:00', { id: 'T', action: 'replied', actor: 'human' }),
        step('2026-01-13T12:00:00+01:00', { id: 'T', action: 'solved' }),
      ],
      { 'pulso-backfill': 'true' },
    );
    await whenDrained(api.url);
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('knows two calendars before anybody writes one', async () => {
    const known = (await (await call('GET', '/api/calendars')).json()) as Configured<Calendar>[];
    expect(known.map(({ id, version }) => [id, version])).toEqual([
      ['always', 0],
      ['office', 0],
    ]);
    expect(await seconds('first_response_time', { calendar: 'always' })).toBe(14 * hour);
    // Monday 17:00 to 18:00 in UTC.
    expect(await seconds('first_response_time', {})).toBe(hour);
  });

  it('counts the hours of a calendar, and of its next version from then on', async () => {
    expect((await call('PUT', '/api/calendars/team', team([]))).status).toBe(200);
    expect(await seconds('first_response_time', { calendar: 'team' })).toBe(hour);
    const solved = await ask('resolution_time', { calendar: 'team' });
    expect(solved.total).toMatchObject({ value: 5 * hour, n: 1 });
    const list = await call('GET', `/api/evidence?ref=${encodeURIComponent(solved.total.evidence ?? '')}`);
    expect(((await list.json()) as EvidenceList).items).toMatchObject([
      { id: 'T', person: 'c:ann', value: 5 * hour },
    ]);
    const fiesta = { date: '2026-01-13', name: 'Local holiday' };
    expect((await call('PUT', '/api/calendars/team', team([fiesta]))).status).toBe(200);
    expect(await seconds('resolution_time', { calendar: 'team', stat: 'p90' })).toBe(0);
    const again = await call('GET', `/api/evidence?ref=${encodeURIComponent(solved.total.evidence ?? '')}`);
    expect(((await again.json()) as EvidenceList).items).toMatchObject([{ id: 'T', value: 5 * hour }]);
  });

  it('refuses what is no calendar, and who may not write one', async () => {
    const tz = { ...team([]), tz: 'Mars/Olympus' };
    expect((await call('PUT', '/api/calendars/team', tz)).status).toBe(400);
    const withKey = { authorization: `Bearer ${api.readKey}` };
    expect((await call('PUT', '/api/calendars/team', team([]), withKey)).status).toBe(403);
    const unknown = (await ask('resolution_time', { calendar: 'none' })) as unknown as Problem;
    expect(unknown).toMatchObject({
      code: 'invalid_query',
      errors: [{ path: 'params.calendar' }],
    });
  });
});
