export interface Address {
  url: string;
  readKey: string;
}

/** How often a question is asked again that a busy machine did not answer in time. */
const moreTries = 5;

/**
 * Reads `/api/<path>` with a read key, by GET or, with a body, by POST; rejects with the problem of a refusal. What
 * counts here is what the answer says, not when: after "too late" it is asked again.
 */
export async function call<Answer>({ url, readKey }: Address, path: string, body?: object): Promise<Answer> {
  const request = requestOf(body ? 'POST' : 'GET', body, { authorization: `Bearer ${readKey}` });
  let answer = await fetch(`${url}/api/${path}`, request);
  for (let tries = 0; answer.status >= 503 && tries < moreTries; tries += 1)
    answer = await fetch(`${url}/api/${path}`, request);
  return answerOf(path, answer);
}

/** Writes a document that people configure, signed in as the first administrator. */
export async function configure({ url }: Address, path: string, document: object): Promise<void> {
  const credentials = { email: 'admin@pulso.local', password: 'a-password-of-the-tests' };
  const session = await fetch(`${url}/api/session`, requestOf('POST', credentials, {}));
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  await answerOf(
    path,
    await fetch(`${url}/api/${path}`, requestOf('PUT', document, { cookie, origin: url })),
  );
}

function requestOf(method: string, body: object | undefined, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function answerOf<Answer>(path: string, answer: Response): Promise<Answer> {
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
