/** First responses of the tickets created in a window. Times in seconds of the calendar, or of business hours. */
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

/** Resolution times, in seconds, of the tickets that were solved in a window. */
export interface ResolutionSummary {
  solved: number;
  /** Created in the window and not solved yet, or reopened since: their times are not in. */
  open: number;
  /** Created in the window and ended without a solve. */
  ended: number;
  mean: number | null;
  /** Sum of squared deviations from the mean. */
  deviation2: number;
  quantile: number | null;
  low: number | null;
  high: number | null;
}

/** Tickets that count (solved, or created, in the window), and how many of them came back. */
export interface ReopenState {
  tickets: number;
  reopened: number;
  /** The days within which they may be reopened have not passed: in neither of the two. */
  immature: number;
}

/** Tickets solved in the window, and how many of them with the first contact. */
export interface ContactState {
  /** Those that count: all, or those whose quiet days have passed. */
  mature: number;
  first: number;
  immature: number;
  /** Why mature tickets failed; a ticket may fail for several reasons. */
  unanswered: number;
  moreReplies: number;
  reopened: number;
  repeated: number;
}

/** Help centre and desk of a window: who used which, and how visits to the help centre ended. */
export interface SelfServiceState {
  /** Distinct people with any of the two, with the help centre, with a ticket. */
  people: number;
  helped: number;
  raised: number;
  /** Visits with intent whose quiet hours have passed, and those that were deflected. */
  sessions: number;
  deflected: number;
  immature: number;
  /** Why sessions failed; a session may fail for both reasons. */
  contacted: number;
  downvoted: number;
}

/** Conversations that entered the bot's queue, by how they ended. */
export interface BotState {
  resolved: number;
  handedOff: number;
  abandoned: number;
  /** Without an end so far. */
  underWay: number;
}

/** What the event store reads for metrics on tickets. */
export interface ServiceCells {
  tickets: { created: number };
  responses: ResponseSummary;
  backlog: BacklogState;
  resolutions: ResolutionSummary;
  reopens: ReopenState;
  contacts: ContactState;
  selfService: SelfServiceState;
  conversations: BotState;
}

export interface ServiceOptions {
  tickets: object;
  responses: {
    level: number;
    targetSeconds: number;
    /** Whether overdue tickets are in n beside the answered ones. */
    share: boolean;
    /** The version of a calendar: time in its business hours. Null: all time counts. */
    calendar: string | null;
  };
  backlog: object;
  resolutions: {
    to: 'first' | 'full';
    level: number;
    calendar: string | null;
    minusOnHold: boolean;
    /** A ticket that was closed and never solved ended with its closing. */
    countClosed: boolean;
  };
  reopens: { of: 'solved' | 'created'; days: number | null; countClosed: boolean };
  contacts: { rule: 'fcr' | 'one_touch'; days: number; countClosed: boolean };
  selfService: { list: 'people' | 'sessions'; hours: number };
  conversations: object;
}
