import { AppError, type Problem } from '@pulso/contract';

/** What a viewer is told. Errors that we did not throw on purpose keep their text to themselves. */
export function toLiveProblem(error: unknown): Problem {
  const known = error instanceof AppError ? error : new AppError('internal_error', 'The question failed.');
  const { code, status, message, details } = known;
  const problem: Problem = {
    type: 'about:blank',
    title: code,
    status,
    detail: message,
    code,
    requestId: '',
  };
  return details.errors ? { ...problem, errors: details.errors } : problem;
}
