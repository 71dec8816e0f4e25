/** What the event store reads for metrics on lifetime value and cost of acquisition. */
export type ValueCells = object;

export type ValueOptions = object;
