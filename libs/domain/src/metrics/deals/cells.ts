/** What the event store reads for metrics on deals. */
export type DealCells = object;

export type DealOptions = object;
