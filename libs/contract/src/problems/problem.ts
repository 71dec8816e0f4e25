import { z } from 'zod';

/** Every stable error code and its HTTP status. Codes are never renamed; a new meaning is a new code. */
export const problemStatus = {
  bad_request: 400,
  malformed_json: 400,
  invalid_event: 422,
  invalid_query: 400,
  unknown_metric: 400,
  unknown_time_zone: 400,
  window_reversed: 400,
  window_too_fine: 400,
  query_too_large: 400,
  bad_reference: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  body_too_large: 413,
  too_many_requests: 429,
  internal_error: 500,
  store_unavailable: 503,
  spool_full: 503,
  shutting_down: 503,
  query_timeout: 504,
  disk_full: 507,
} as const;
export type ProblemCode = keyof typeof problemStatus;

/** RFC 9457 problem details with a stable `code` and the request id. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** The one error class that is thrown on purpose. The api's filter turns it into a problem answer. */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly details: {
      errors?: { path: string; message: string }[];
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.status = problemStatus[code];
  }
}
