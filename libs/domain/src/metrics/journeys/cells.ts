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

/** What a journey is of: a person, the `subject` of the events (an order, a deal ...), a `journey` or `properties.<key>`. */
export type JourneyKey = string;
/** What a place in a journey is called by. */
export type JourneyPlace = 'name' | 'stage' | 'touchpoint' | 'area' | 'channel';
export type StepOrder = 'strict' | 'any' | 'each';

/** What the event store reads for metrics on journeys. */
export interface JourneyCells {
  durations: DurationSummary;
  stages: StageSummary;
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
}
