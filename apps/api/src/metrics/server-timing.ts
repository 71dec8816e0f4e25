/**
 * The `Server-Timing` header of an answer: `store`, milliseconds that the question waited for the event store, and
 * `total`, milliseconds since the request arrived. What lies between them is the api's own; a question that shares the
 * answer of another waits for that one instead, and its `store` is 0.
 */
export const serverTiming = (storeMs: number, totalMs: number): string =>
  `store;dur=${storeMs.toFixed(1)}, total;dur=${totalMs.toFixed(1)}`;
