import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { EngineAnswer } from '../engine/engine.ts';
import type { EngineError } from '../engine/engine-error.ts';
import { httpStatusOf } from './http-status.ts';

const compress = promisify(gzip);
/** Below one network packet compression costs time and saves none. */
const MIN_COMPRESSED_BYTES = 1400;

export interface AnswerHead {
  readonly queryId: string;
  readonly format: string;
  readonly elapsedNs: bigint;
  readonly compress: boolean;
}

export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: EngineAnswer,
  head: AnswerHead,
): Promise<void> {
  setCommonHeaders(response, head.queryId);
  response.setHeader(
    'Content-Type',
    head.format.startsWith('JSON') ? 'application/json; charset=UTF-8' : contentTypeOf(head.format),
  );
  response.setHeader('X-ClickHouse-Format', head.format);
  response.setHeader('X-ClickHouse-Summary', summaryOf(answer, head.elapsedNs));
  const gzipped =
    head.compress &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'])) &&
    answer.body.length >= MIN_COMPRESSED_BYTES;
  if (gzipped) response.setHeader('Content-Encoding', 'gzip');
  const body = gzipped ? await compress(answer.body, { level: 1 }) : answer.body;
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(body);
}

/** The text that clients parse: `Code: N. DB::Exception: ... (NAME) (version x)`. */
export function sendException(
  response: ServerResponse,
  error: EngineError,
  queryId: string | undefined,
  version: string,
): void {
  if (response.headersSent) return void response.destroy();
  setCommonHeaders(response, queryId);
  const status = httpStatusOf(error.code);
  if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="ClickHouse server HTTP API"');
  if (status === 503) response.setHeader('Retry-After', '1');
  response.setHeader('X-ClickHouse-Exception-Code', error.code);
  sendText(response, status, `${error.message} (version ${version})\n`);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.writeHead(status).end(text);
}

function setCommonHeaders(response: ServerResponse, queryId: string | undefined): void {
  response.setHeader('X-ClickHouse-Server-Display-Name', 'embedded-clickhouse');
  response.setHeader('X-ClickHouse-Timezone', 'UTC');
  if (queryId !== undefined) response.setHeader('X-ClickHouse-Query-Id', queryId);
}

function contentTypeOf(format: string): string {
  if (format.startsWith('CSV')) return 'text/csv; charset=UTF-8; header=absent';
  if (format.startsWith('TabSeparated') || format.startsWith('TSV'))
    return 'text/tab-separated-values; charset=UTF-8';
  return /^(Parquet|Arrow|ArrowStream|Native|RowBinary.*|ORC|Avro|MsgPack)$/.test(format)
    ? 'application/octet-stream'
    : 'text/plain; charset=UTF-8';
}

/** ClickHouse writes the numbers as texts. The engine tells no rows read, so the rows of the result stand for them. */
function summaryOf(answer: EngineAnswer, elapsedNs: bigint): string {
  return JSON.stringify({
    read_rows: String(answer.writtenRows || answer.resultRows),
    read_bytes: String(answer.writtenBytes || answer.resultBytes),
    written_rows: String(answer.writtenRows),
    written_bytes: String(answer.writtenBytes),
    total_rows_to_read: '0',
    result_rows: String(answer.writtenRows || answer.resultRows),
    result_bytes: String(answer.writtenBytes || answer.resultBytes),
    elapsed_ns: String(elapsedNs),
  });
}
