export interface Address {
  url: string;
  readKey: string;
}

/** Reads `/api/<path>` with a read key, by GET or, with a body, by POST; rejects with the problem of a refusal. */
export async function call<Answer>({ url, readKey }: Address, path: string, body?: object): Promise<Answer> {
  return answerOf(
    path,
    fetch(
      `${url}/api/${path}`,
      requestOf(body ? 'POST' : 'GET', body, { authorization: `Bearer ${readKey}` }),
    ),
  );
}

/** Writes a document that people configure, signed in as the first administrator. */
export async function configure({ url }: Address, path: string, document: object): Promise<void> {
  const credentials = { email: 'admin@pulso.local', password: 'a-password-of-the-tests' };
  const session = await fetch(`${url}/api/session`, requestOf('POST', credentials, {}));
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  await answerOf(path, fetch(`${url}/api/${path}`, requestOf('PUT', document, { cookie, origin: url })));
}

function requestOf(method: string, body: object | undefined, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function answerOf<Answer>(path: string, answering: Promise<Response>): Promise<Answer> {
  const answer = await answering;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
