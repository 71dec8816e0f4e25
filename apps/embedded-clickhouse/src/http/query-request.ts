import { randomUUID } from 'node:crypto';
import { notImplemented } from '../engine/engine-error.ts';

/** What the URL asks for, sorted by who acts on it. */
export interface QueryRequest {
  readonly queryId: string;
  readonly query: string;
  readonly database: string | undefined;
  readonly defaultFormat: string;
  readonly compressAnswer: boolean;
  readonly parameters: Map<string, string>;
  readonly settings: Map<string, string>;
}

/** Settings of ClickHouse's HTTP layer: the engine knows none of them, and answers are always whole here. */
const HTTP_ONLY = new Set([
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'http_response_buffer_size',
  'http_write_exception_in_output_format',
  'http_zlib_compression_level',
  'http_response_headers',
  'cancel_http_readonly_queries_on_client_close',
  'buffer_size',
  'user',
  'password',
]);

/** @throws EngineError (NOT_IMPLEMENTED) for HTTP sessions and roles, which have no meaning here */
export function readQueryRequest(url: URLSearchParams, fallbackDatabase: string | undefined): QueryRequest {
  if (url.has('session_id'))
    throw notImplemented('HTTP sessions are not supported: every request stands alone');
  if (url.has('role')) throw notImplemented('Roles are not supported');
  const request = {
    queryId: url.get('query_id') || randomUUID(),
    query: url.get('query') ?? '',
    database: url.get('database') || fallbackDatabase,
    defaultFormat: url.get('default_format') || 'TabSeparated',
    compressAnswer: url.get('enable_http_compression') === '1',
    parameters: new Map<string, string>(),
    settings: new Map<string, string>(),
  };
  const handled = new Set([
    ...HTTP_ONLY,
    'query_id',
    'query',
    'database',
    'default_format',
    'enable_http_compression',
  ]);
  for (const [name, value] of url) {
    if (name.startsWith('param_')) request.parameters.set(name.slice('param_'.length), value);
    else if (!handled.has(name)) request.settings.set(name, value);
  }
  return request;
}
