import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { EngineError } from '../engine/engine-error.ts';
import type { KillQueries } from '../queue/kill-queries.ts';
import type { QueryRegistry } from '../queue/query-registry.ts';
import { authenticate, reader, type Passwords } from './authenticate.ts';
import { sendAnswer, sendException, sendText } from './answer.ts';
import type { StatementExecutor } from './execute-statement.ts';
import { readMultipart } from './multipart.ts';
import { readQueryRequest, type QueryRequest } from './query-request.ts';
import { readBody } from './request-body.ts';

export interface HttpServerParts {
  readonly passwords: Passwords;
  readonly version: string;
  readonly executor: StatementExecutor;
  readonly registry: QueryRegistry;
  readonly kills: KillQueries;
}

/** Parameters travel in the URL, for which ClickHouse allows 1 MiB. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** ClickHouse's HTTP interface: `/ping` without a password, queries on `/`. */
export function createHttpServer(parts: HttpServerParts): Server {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    response.on('error', () => undefined);
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/ping') return sendText(response, 200, 'Ok.\n');
    if (url.pathname !== '/') return sendText(response, 404, 'There is no such handler\n');
    void answerQuery(request, response, url.searchParams, parts);
  });
  // A query may take longer than any default; the client's own timeout decides.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 30_000;
  return server;
}

async function answerQuery(
  request: IncomingMessage,
  response: ServerResponse,
  url: URLSearchParams,
  parts: HttpServerParts,
): Promise<void> {
  let queryId: string | undefined;
  try {
    const user = authenticate(request.headers, url, parts.passwords);
    const asked = readQueryRequest(url, header(request, 'x-clickhouse-database'));
    queryId = asked.queryId;
    if (request.method === 'GET' && asked.query === '') return sendText(response, 200, 'Ok.\n');
    await answerRegistered(request, response, asked, user, parts);
  } catch (cause) {
    // Nobody reads a body that was refused: the connection ends with the answer.
    if (!request.complete) response.setHeader('Connection', 'close');
    sendException(response, EngineError.from(cause), queryId, parts.version);
  }
}

async function answerRegistered(
  request: IncomingMessage,
  response: ServerResponse,
  asked: QueryRequest,
  user: keyof Passwords,
  { registry, kills, executor }: HttpServerParts,
): Promise<void> {
  const begunAt = process.hrtime.bigint();
  const registered = registry.register(asked.queryId, user);
  response.once('close', () => {
    // Nobody waits for the result any more: what has not begun must not begin.
    if (!response.writableFinished) kills.forget(registered);
  });
  try {
    const body = await readBody(request, registered.signal);
    const fields = readMultipart(request.headers['content-type'], body);
    for (const [name, value] of fields ?? []) {
      if (name.startsWith('param_')) asked.parameters.set(name.slice('param_'.length), value);
    }
    if (request.method === 'GET') asked.settings.set('readonly', '2');
    const { answer, format } = await executor.execute({
      query: fields?.get('query') ?? asked.query,
      body: fields ? Buffer.alloc(0) : body,
      defaultFormat: asked.defaultFormat,
      plan: { ...asked, readOnly: user === reader },
      registered,
    });
    const elapsedNs = process.hrtime.bigint() - begunAt;
    await sendAnswer(request, response, answer, {
      queryId: asked.queryId,
      format,
      elapsedNs,
      compress: asked.compressAnswer,
    });
  } finally {
    registry.finish(registered);
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
