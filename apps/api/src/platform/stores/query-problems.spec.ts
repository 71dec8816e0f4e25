import { EventStoreError } from '@pulso/event-store';
import { toQueryProblem } from './query-problems.ts';

describe('toQueryProblem', () => {
  it.each([
    ['unavailable', 0, 'store_unavailable'],
    ['unavailable', 159, 'query_timeout'],
    ['refused', 396, 'window_too_fine'],
    ['unavailable', 241, 'query_too_large'],
  ] as const)('calls %s with code %i %s', (outcome, code, problem) => {
    expect(toQueryProblem(new EventStoreError(outcome, code, 'as the engine says'))).toMatchObject({
      code: problem,
    });
  });

  it('says of memory that ran out that a shorter window helps, and not that steps are too fine', () => {
    const problem = toQueryProblem(new EventStoreError('unavailable', 241, 'memory limit exceeded'));
    expect(problem).toMatchObject({ status: 400, message: expect.stringMatching(/memory.*shorter window/) });
  });

  it('leaves a fault of ours to the problem filter', () => {
    const fault = new EventStoreError('refused', 62, 'syntax error');
    expect(toQueryProblem(fault)).toBe(fault);
  });
});
