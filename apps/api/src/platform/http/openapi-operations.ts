import {
  customerRequest,
  evidenceRequest,
  experienceRequest,
  healthRequest,
  modelReportQuery,
  timelineRequest,
  type ProblemCode,
} from '@pulso/contract';
import type { z } from 'zod';
import type { AnswerName, BodyName } from './openapi-schemas.ts';

/** What the contract knows of a route: the rest of its description comes from its controller. */
export interface OperationFacts {
  summary: string;
  /** Who may ask: anybody, a reader (a key or somebody signed in), an editor or an administrator who is signed in. */
  access: 'open' | 'reader' | 'editor' | 'admin';
  body?: BodyName;
  query?: z.ZodType;
  answer?: AnswerName | [AnswerName] | 'text';
  /** Headers of the answer beside those of every one, with what they say. */
  headers?: Readonly<Record<string, string>>;
  /** Default 200, without an answer 204. */
  status?: number;
  /** Beside those of its access. */
  refusals: readonly ProblemCode[];
}

const away = ['store_unavailable'] as const;
const asked = ['invalid_query', ...away] as const;
const measured = [
  'invalid_query',
  'unknown_metric',
  'unknown_time_zone',
  'not_found',
  'window_reversed',
  'window_too_fine',
  'query_too_large',
  'too_many_requests',
  'store_unavailable',
  'query_timeout',
] as const;
const fitted = ['invalid_query', 'query_too_large', 'too_many_requests', 'query_timeout'] as const;
const written = ['bad_request', 'body_too_large', 'store_unavailable'] as const;

const reader = (facts: Omit<OperationFacts, 'access'>): OperationFacts => ({ access: 'reader', ...facts });

/** The four routes of a noun that people configure. */
function documentOperations(
  noun: string,
  one: string,
  body: BodyName,
  answer: AnswerName,
): Record<string, OperationFacts> {
  const path = `/api/${noun}`;
  return {
    [`get ${path}`]: reader({ summary: `All ${noun}.`, answer: [answer], refusals: away }),
    [`get ${path}/{id}`]: reader({ summary: `One ${one}.`, answer, refusals: ['not_found', ...away] }),
    [`put ${path}/{id}`]: {
      summary: `Writes a ${one}, new or changed, and answers it.`,
      access: 'editor',
      body,
      answer,
      refusals: written,
    },
    [`delete ${path}/{id}`]: {
      summary: `Takes a ${one} back.`,
      access: 'editor',
      refusals: ['not_found', ...away],
    },
  };
}

/** Every route that a controller has, by method and path; openapi.spec.ts holds it against the controllers. */
export const operationFacts: Record<string, OperationFacts> = {
  'post /api/session': {
    summary: 'Signs in. The answer sets an HttpOnly cookie.',
    access: 'open',
    body: 'SignIn',
    answer: 'Session',
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'too_many_requests', ...away],
  },
  'get /api/session': {
    summary: 'Who is signed in, and the workspace they see.',
    access: 'open',
    answer: 'Session',
    refusals: ['unauthenticated', ...away],
  },
  'delete /api/session': {
    summary: 'Signs out.',
    access: 'open',
    refusals: ['unauthenticated', 'forbidden', ...away],
  },
  'get /api/keys': {
    summary: 'All keys, without their secrets.',
    access: 'admin',
    answer: ['KeySummary'],
    refusals: away,
  },
  'post /api/keys': {
    summary: 'Makes a key. It is shown this once.',
    access: 'admin',
    body: 'NewKey',
    answer: 'CreatedKey',
    status: 201,
    refusals: ['bad_request', ...away],
  },
  'delete /api/keys/{id}': {
    summary: 'Revokes a key.',
    access: 'admin',
    refusals: ['bad_request', 'not_found', ...away],
  },
  'post /api/query': reader({
    summary: 'One metric over a window, by steps and groups.',
    body: 'MetricQuery',
    answer: 'MetricAnswer',
    headers: {
      'Server-Timing':
        'Milliseconds: `store` waited for the event store, `compute` for a model if there is one, `total` since the request arrived.',
    },
    refusals: measured,
  }),
  'get /api/metrics': reader({
    summary: 'Every metric with its definition and worked examples.',
    answer: ['MetricDefinition'],
    refusals: [],
  }),
  'get /api/metrics/{id}': reader({
    summary: 'One definition.',
    answer: 'MetricDefinition',
    refusals: ['not_found'],
  }),
  'get /api/evidence': reader({
    summary: 'The entities behind a value, as many as it said.',
    query: evidenceRequest,
    answer: 'EvidenceList',
    refusals: ['bad_request', 'bad_reference', 'query_too_large', 'store_unavailable', 'query_timeout'],
  }),
  'post /api/compare': reader({
    summary: 'Two periods or groups of a metric: the difference, how sure it is, and who makes it.',
    body: 'ComparisonQuery',
    answer: 'Comparison',
    refusals: measured,
  }),
  'get /api/models': reader({ summary: 'The cards of the models.', answer: ['ModelCard'], refusals: [] }),
  'get /api/models/{id}': reader({
    summary: 'One model: published figures beside ours, and its fit to the workspace’s own orders.',
    query: modelReportQuery,
    answer: 'ModelReport',
    refusals: ['not_found', ...fitted, ...away],
  }),
  'post /api/models/bg-nbd/fit': reader({
    summary: 'Fits BG/NBD and Gamma-Gamma to a table of customers. Nothing of it is kept.',
    body: 'FitRequest',
    answer: 'FitAnswer',
    refusals: ['body_too_large', ...fitted],
  }),
  'post /api/models/lifetime-value': reader({
    summary: 'What the fitted model says of some customers.',
    body: 'LifetimeValueRequest',
    answer: 'LifetimeValueAnswer',
    refusals: [...fitted, ...away],
  }),
  'get /api/customers/{id}': reader({
    summary: 'Somebody, with all ids that are known to be theirs.',
    query: customerRequest,
    answer: 'CustomerAnswer',
    refusals: ['not_found', ...asked],
  }),
  'get /api/customers/{id}/health': reader({
    summary: 'Their health score, component by component.',
    query: healthRequest,
    answer: 'HealthAnswer',
    refusals: ['not_found', ...asked],
  }),
  'get /api/customers/{id}/experience': reader({
    summary: 'Their experience score.',
    query: experienceRequest,
    answer: 'ExperienceAnswer',
    refusals: ['not_found', ...asked],
  }),
  'get /api/customers/{id}/timeline': reader({
    summary: 'What they did and what was done, newest first.',
    query: timelineRequest,
    answer: 'TimelineAnswer',
    refusals: ['not_found', ...asked],
  }),
  'get /api/goals/attainment': reader({
    summary: 'How far every goal has come, and their sums by employee, department and company.',
    answer: 'GoalsAttainment',
    refusals: away,
  }),
  ...documentOperations('goals', 'goal', 'Goal', 'ConfiguredGoal'),
  ...documentOperations('calendars', 'calendar', 'Calendar', 'ConfiguredCalendar'),
  ...documentOperations('health-models', 'health model', 'HealthModel', 'ConfiguredHealthModel'),
  'get /api/rates': reader({
    summary: 'The pairs of currencies and the days that have a rate.',
    answer: ['KnownRates'],
    refusals: away,
  }),
  'put /api/rates': {
    summary: 'Adds rates, or replaces those that are there.',
    access: 'editor',
    body: 'RateImport',
    answer: ['KnownRates'],
    refusals: written,
  },
  'get /health/live': {
    summary: 'The process is alive.',
    access: 'open',
    answer: 'Liveness',
    refusals: [],
  },
  'get /health/ready': {
    summary: 'Whether an event can be taken; a store that is away is named. 503 when it cannot.',
    access: 'open',
    answer: 'Readiness',
    refusals: [],
  },
  'get /metrics': {
    summary: 'Prometheus. From afar with METRICS_TOKEN, else from loopback only.',
    access: 'open',
    answer: 'text',
    refusals: ['unauthenticated', 'forbidden'],
  },
};
