import { problemStatus, type ProblemCode } from '@pulso/contract';
import type { OperationFacts } from './openapi-operations.ts';
import { queryParameters, reference } from './openapi-schemas.ts';

const accesses = {
  open: { security: [], refusals: [] },
  reader: { security: [{ readKey: [] }, { session: [] }], refusals: ['unauthenticated'] },
  editor: { security: [{ session: [] }], refusals: ['unauthenticated', 'forbidden'] },
  admin: { security: [{ session: [] }], refusals: ['unauthenticated', 'forbidden'] },
} as const satisfies Record<string, { security: object[]; refusals: ProblemCode[] }>;

const anyProblem = {
  description: 'A problem: RFC 9457 with a stable code.',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};

/** What the route takes, what it answers, and with which codes it may refuse. */
export function describeOperation(method: string, path: string, facts: OperationFacts): object {
  const { security, refusals } = accesses[facts.access];
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId: `${method}${path}`.replaceAll(/\W+/g, '_').replace(/_$/, ''),
    summary: facts.summary,
    security,
    parameters: [...inPath, ...(facts.query ? queryParameters(facts.query) : [])],
    ...(facts.body && {
      requestBody: { required: true, content: { 'application/json': { schema: reference(facts.body) } } },
    }),
    responses: {
      ...answerOf(facts),
      ...refusalsOf([...refusals, ...facts.refusals]),
      default: anyProblem,
    },
  };
}

function answerOf({ answer, headers, status = answer ? 200 : 204 }: OperationFacts): Record<string, object> {
  if (!answer) return { [status]: { description: 'Done.' } };
  if (answer === 'text')
    return {
      [status]: { description: 'The answer.', content: { 'text/plain': { schema: { type: 'string' } } } },
    };
  const schema = Array.isArray(answer) ? { type: 'array', items: reference(answer[0]) } : reference(answer);
  const told = {
    description: 'The answer.',
    ...(headers && { headers: describeHeaders(headers) }),
    content: { 'application/json': { schema } },
  };
  return answer === 'Readiness'
    ? { 200: told, 503: { ...told, description: 'Not ready.' } }
    : { [status]: told };
}

const describeHeaders = (headers: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );

/** One response for each status, naming the codes it comes with. */
function refusalsOf(codes: readonly ProblemCode[]): Record<string, object> {
  const named = [...new Set(codes)];
  const statuses = new Set(named.map((code) => problemStatus[code]));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const of = named.filter((code) => problemStatus[code] === status);
      return [status, { ...anyProblem, description: `${of.join(', ')}.` }];
    }),
  );
}
