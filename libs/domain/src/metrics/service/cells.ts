/** First responses of the tickets created in a window. Times in seconds of the calendar. */
export interface ResponseSummary {
  answered: number;
  /** Open, with a human, without a public reply yet. */
  waiting: number;
  /** Of those, how many have already waited longer than the target. */
  overdue: number;
  /** A bot owns it and has not handed it off. */
  withBot: number;
  /** Solved, closed or merged without any public human reply. */
  unanswered: number;
  /** Of the answered, how many within the target. */
  within: number;
  /** The quantile that was asked for, and the order statistics that bound it. */
  quantile: number | null;
  low: number | null;
  high: number | null;
}

/** Tickets open at the end of a window, by age, and what flowed in and out within it. */
export interface BacklogState {
  /** Whether any ticket had been seen by then: an empty desk is 0, no desk at all is no data. */
  known: boolean;
  /** Open tickets younger than 1 day, 1-3, 3-7 and over 7 days. */
  ages: readonly [number, number, number, number];
  created: number;
  reopened: number;
  solved: number;
  merged: number;
}

/** What the event store reads for metrics on tickets. */
export interface ServiceCells {
  tickets: { created: number };
  responses: ResponseSummary;
  backlog: BacklogState;
}

export interface ServiceOptions {
  tickets: object;
  responses: { level: number; targetSeconds: number };
  backlog: object;
}
