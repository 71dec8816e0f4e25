import { HttpException } from '@nestjs/common';
import { AppError, problemStatus, type Problem, type ProblemCode } from '@pulso/contract';

const codeOfStatus: Record<number, ProblemCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'body_too_large',
  429: 'too_many_requests',
  503: 'store_unavailable',
};
const malformed = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

/** Whatever was thrown as the error that is answered; anything unforeseen becomes `internal_error`, without its text. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof HttpException) {
    const cause = thrown.cause as { code?: string } | undefined;
    const status = thrown.getStatus();
    if (cause?.code !== undefined && malformed.has(cause.code))
      return new AppError('malformed_json', 'The body is not JSON.');
    if (status === 404) return new AppError('not_found', 'There is nothing at this address.');
    if (status < 500)
      return new AppError(codeOfStatus[status] ?? 'bad_request', thrown.message, { cause: thrown });
  }
  return new AppError('internal_error', 'Something failed on our side; the request id finds it in the log.', {
    cause: thrown,
  });
}

export function toProblem(error: AppError, requestId: string): Problem {
  return {
    type: `urn:pulso:problem:${error.code}`,
    title: titleOf(error.code),
    status: problemStatus[error.code],
    detail: error.message,
    code: error.code,
    requestId,
    ...(error.details.errors && { errors: error.details.errors }),
  };
}

function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('_', ' ');
  return words[0]?.toUpperCase() + words.slice(1);
}
