import type { AnswerClock } from './answer-clock.ts';

const duration = (name: string, ms: number): string => `${name};dur=${ms.toFixed(1)}`;

/**
 * The `Server-Timing` header of an answer, in milliseconds: `store`, what the question waited for the event store;
 * `compute`, what a model took, on the metrics that have one; and `total` since the request arrived. What is left of it
 * is the api's own. A question that shares the answer of another waits for that one instead, and its `store` is 0.
 */
export function serverTiming({ store, compute }: AnswerClock, totalMs: number): string {
  const parts = [duration('store', store.waitedMs)];
  if (compute.waitedMs > 0) parts.push(duration('compute', compute.waitedMs));
  return [...parts, duration('total', totalMs)].join(', ');
}
