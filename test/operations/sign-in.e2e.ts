import { startApi, type RunningApi } from '../support/start-api.ts';

const email = 'admin@pulso.local';
const password = 'a-password-of-the-tests';

describe('sign-in', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const signIn = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const current = (cookie: string) => fetch(`${api.url}/api/session`, { headers: { cookie } });

  it('opens a session for the right password', async () => {
    const response = await signIn({ email: 'Admin@Pulso.local', password });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^pulso=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/,
    );
    const session = {
      user: { email, role: 'admin' },
      workspace: { id: 'main', name: 'Main', tz: 'UTC', baseCurrency: 'EUR' },
    };
    expect(await response.json()).toEqual(session);
    expect(await (await current(cookieOf(response))).json()).toEqual(session);
  });

  it('gives a new token at each sign-in, whatever was planted', async () => {
    const planted = `pulso=${'A'.repeat(43)}`;
    const first = cookieOf(await signIn({ email, password }, { cookie: planted }));
    const second = cookieOf(await signIn({ email, password }, { cookie: first }));
    expect(new Set([planted, first, second]).size).toBe(3);
    expect((await current(planted)).status).toBe(401);
  });

  it('ends the session at sign-out', async () => {
    const cookie = cookieOf(await signIn({ email, password }));
    const out = await fetch(`${api.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await current(cookie)).status).toBe(401);
  });

  it('says the same for a wrong password and nobody', async () => {
    const answers = await Promise.all([
      signIn({ email, password: 'wrong' }),
      signIn({ email: 'nobody@example.com', password: 'wrong' }),
    ]);
    const [wrong, nobody] = await Promise.all(answers.map(async (answer) => (await answer.json()) as object));
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect({ ...wrong, requestId: '' }).toEqual({ ...nobody, requestId: '' });
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
  ])('changes nothing on a request from %s', async (_, headers) => {
    expect((await signIn({ email, password }, headers)).status).toBe(403);
    const cookie = cookieOf(await signIn({ email, password }));
    const out = await fetch(`${api.url}/api/session`, { method: 'DELETE', headers: { cookie, ...headers } });
    expect(out.status).toBe(403);
    expect((await current(cookie)).status).toBe(200);
  });

  it('reads no body that a plain form can send', async () => {
    expect((await signIn({ email, password }, { 'content-type': 'text/plain' })).status).toBe(400);
    expect(
      (await signIn({ email, password }, { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(400);
  });

  it('names every field that is wrong', async () => {
    const response = await signIn({ email: 'x', role: 'admin' });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as { code: string; errors: { path: string }[] };
    expect([problem.code, problem.errors.map(({ path }) => path)]).toEqual([
      'bad_request',
      ['email', 'password', ''],
    ]);
  });

  it('refuses the eleventh wrong try, even when it is right', async () => {
    const victim = 'victim@example.com';
    const statuses: number[] = [];
    for (let turn = 0; turn < 11; turn += 1)
      statuses.push((await signIn({ email: victim, password: 'wrong' })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    const refused = await signIn({ email: victim, password: 'wrong' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600);
  });
});
