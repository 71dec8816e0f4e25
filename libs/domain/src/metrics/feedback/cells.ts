import type { AnswerRule, ScoreCount } from '../../scores/scale.ts';

/** How far a survey came with somebody, as the names of its events: `survey_sent` and so on. */
export const surveySteps = ['sent', 'delivered', 'shown', 'started', 'completed'] as const;

/** Invitations to surveys. */
export interface InvitationSummary {
  /** Invitations that came as far as was asked about, and how many of them came to each step, in order. */
  invitations: number;
  reached: readonly number[];
  /** Not answered, and still within the time for it. */
  immature: number;
}

/** How much people were asked, up to the end of a window. */
export interface PressureSummary {
  customers: number;
  /** At 80 % of the limit or over. */
  tired: number;
  invitations: number;
  /** By ordinal of an invitation, the last standing for all further ones. */
  asked: readonly number[];
  answered: readonly number[];
}

/** What respondents answered together, as sums over those who answered everything. Answers run from 0 to 1. */
export interface DriverSummary {
  /** The driver that the number is about, from 0; none for all of them together. */
  driver?: number;
  /** Respondents with an answer to the outcome, and how many of them answered each driver too. */
  asked: number;
  answered: readonly number[];
  /** Respondents with an answer to everything. */
  complete: number;
  /** Σx and Σxy over them, the outcome before the drivers; products row by row. */
  sums: readonly number[];
  products: readonly number[];
}

/** What the event store reads for metrics on answers. */
export interface FeedbackCells {
  invitations: InvitationSummary;
  pressure: PressureSummary;
  drivers: DriverSummary;
  milestones: { known: number; covered: number; answers: number };
  scores: readonly ScoreCount[];
}

export interface FeedbackOptions {
  /** `step` counts from 1, sent. */
  invitations: { step: number; survey: string; withinMs: number };
  /** `tiredAt` invitations within so many days. */
  pressure: { tiredAt: number; days: number; survey: string };
  /** A survey or type of answer each; a driver may be `properties.<name>` of the outcome's own event. */
  drivers: { outcome: string; drivers: readonly string[] };
  /** Answers count from `reachMs` before the end of each cell; 0: from its start. */
  milestones: { declared: readonly string[]; least: number; reachMs: number };
  scores: {
    scoreTypes: readonly string[];
    /** Answers on other scales are left out of the number, and of its list. Left out: every scale counts. */
    rules?: readonly AnswerRule[];
    /** Sums of weights come with the counts, from raw answers. */
    weighted?: boolean;
  };
}
