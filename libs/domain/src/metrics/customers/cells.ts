/** What the event store reads for metrics on customers. */
export type CustomerCells = object;

export type CustomerOptions = object;
