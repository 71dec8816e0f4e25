/** How long things took, and how long what has not ended has lasted. All in seconds. */
export interface DurationSummary {
  ended: number;
  /** Not ended yet: they have lasted some time, but nobody knows how long they will take. */
  open: number;
  /** Ended before it began, and left out of everything else here. */
  excluded: number;
  /** The quantile that was asked for, and the order statistics that bound it; of those that ended. */
  quantile: number | null;
  low: number | null;
  high: number | null;
  mean: number | null;
  /** Σ(x − mean)². */
  deviation2: number;
  /** Kaplan and Meier's median, over ended and open ones; null while more than half are open. */
  survivalMedian: number | null;
}

/** Who entered a journey, and how far they came. The lists have one number for each step, in order. */
export interface StageSummary {
  /** The step that the number is about, from 1; 0 when no steps were named. */
  step: number;
  entered: number;
  reached: readonly number[];
  /** Reached the step and the one before it. */
  both: readonly number[];
  /** Not at the last step yet, and still within the time they have for it. */
  immature: number;
}

/** Changes of hand within journeys. */
export interface HandoffSummary {
  journeys: number;
  /** Journeys with at least one handoff. */
  handed: number;
  handoffs: number;
  /** Σ (handoffs of a journey)². */
  squares: number;
  /** Seconds between the last event before a handoff and the first after it, over all of them. */
  lost: number;
}

/** Moves from one place to the next, and which of them the number is about: from one to one, or all. */
export interface TransitionSummary {
  between?: { from: string; to: string };
  moves: readonly { from: string; to: string; moves: number }[];
}

/** How many of something count. */
export interface ShareSummary {
  of: number;
  counted: number;
  /** Too recent to tell; not in `of`. */
  immature: number;
}

/** What a journey is of: a person, the `subject` of the events (an order, a deal ...), a `journey` or `properties.<key>`. */
export type JourneyKey = string;
/** What a place in a journey is called by. */
export type JourneyPlace = 'name' | 'stage' | 'touchpoint' | 'area' | 'channel';
export type StepOrder = 'strict' | 'any' | 'each';

/** What the event store reads for metrics on journeys. */
export interface JourneyCells {
  durations: DurationSummary;
  stages: StageSummary;
  handoffs: HandoffSummary;
  transitions: TransitionSummary;
  multichannel: ShareSummary;
  switches: ShareSummary;
}

export interface JourneyOptions {
  durations: { start: string; end: string; on: JourneyPlace; by: JourneyKey; level: number };
  stages: {
    steps: readonly string[];
    on: JourneyPlace;
    by: JourneyKey;
    order: StepOrder;
    form: 'cohort' | 'snapshot';
    rate: 'overall' | 'step';
    /** 0 for no limit. */
    withinMs: number;
  };
  handoffs: { place: JourneyPlace; by: JourneyKey; gapMs: number };
  transitions: { place: JourneyPlace; by: JourneyKey; gapMs: number; self: 'include' | 'exclude' };
  multichannel: { place: JourneyPlace; by: JourneyKey; least: number };
  switches: { topic: string; withinMs: number };
}
