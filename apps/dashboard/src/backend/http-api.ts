import {
  comparison,
  evidenceList,
  metricAnswer,
  metricDefinition,
  modelCard,
  modelReport,
  problem,
  type CustomerAnswer,
  type Session,
  type TimelineAnswer,
} from '@pulso/contract';
import { z } from 'zod';
import { ApiError, type ApiClient } from './backend.ts';

const timeoutMs = 20_000;
const evidencePage = 50;

interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export const httpApi: ApiClient = {
  readSession: () => call<Session>('/api/session'),
  signIn: (credentials) => call<Session>('/api/session', { method: 'POST', body: credentials }),
  signOut: () => call<undefined>('/api/session', { method: 'DELETE' }),
  listMetrics: async () => readCatalogue(await call<unknown>('/api/metrics')),
  ask: async (query, signal) =>
    metricAnswer.parse(await call<unknown>('/api/query', { method: 'POST', body: query, signal })),
  listEvidence: async (ref, cursor = '0', signal) => {
    const asked = new URLSearchParams({ ref, cursor, limit: String(evidencePage) });
    return evidenceList.parse(await call<unknown>(`/api/evidence?${asked.toString()}`, { signal }));
  },
  compare: async (query, signal) =>
    comparison.parse(await call<unknown>('/api/compare', { method: 'POST', body: query, signal })),
  listModels: async () => z.array(modelCard).parse(await call<unknown>('/api/models')),
  readModel: async (id, { from, to, tz }, signal) => {
    const asked = new URLSearchParams({ from, to, tz });
    return modelReport.parse(await call<unknown>(`/api/models/${id}?${asked.toString()}`, { signal }));
  },
  readCustomer: (id, tz, signal) =>
    call<CustomerAnswer>(`${customerPath(id)}?${new URLSearchParams({ tz }).toString()}`, { signal }),
  readTimeline: (id, cursor, signal) => {
    const asked = cursor ? `?${new URLSearchParams({ cursor }).toString()}` : '';
    return call<TimelineAnswer>(`${customerPath(id)}/timeline${asked}`, { signal });
  },
};

const customerPath = (id: string) => `/api/customers/${encodeURIComponent(id)}`;

const catalogue = z.union([z.array(metricDefinition), z.object({ metrics: z.array(metricDefinition) })]);

function readCatalogue(body: unknown) {
  const parsed = catalogue.parse(body);
  return Array.isArray(parsed) ? parsed : parsed.metrics;
}

async function call<T>(path: string, { method = 'GET', body, signal }: Call = {}): Promise<T> {
  const limit = AbortSignal.timeout(timeoutMs);
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers:
        body === undefined
          ? { accept: 'application/json' }
          : { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    text = await answer.text();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('unreachable', 'the server did not answer');
  }
  const json = readJson(text);
  if (answer.ok && (text === '' || json !== undefined)) return json as T;
  const told = problem.safeParse(json);
  if (told.success) throw new ApiError(told.data.code, told.data.detail ?? told.data.title);
  throw new ApiError(
    answer.status === 401 ? 'unauthenticated' : 'unreachable',
    `the server answered ${String(answer.status)}`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
