import type { EventInput } from '@pulso/contract';
import type { Prng } from './prng.ts';
import type { Shopper } from './shopper.ts';

/** An event without what the company adds: when it happened and what it is called. */
export type Draft = EventInput extends infer Event
  ? Event extends EventInput
    ? Omit<Event, 'messageId' | 'occurredAt'>
    : never
  : never;

/** The next thing that happens to a shopper: after a wait, an event. */
export interface Step {
  waitMs: number;
  event: Draft;
}

/** A walk through the state machine: each step is waited for before the next is decided. */
export type Journey = Generator<Step, void, void>;

/** What a journey sees of the world while it walks. */
export interface Scene {
  prng: Prng;
  shopper: Shopper;
  /** Time of the last step, epoch milliseconds. */
  nowMs(): number;
  /** How badly deliveries are disturbed now, 0 to 1. */
  disturbance(): number;
  /** Starts another walk of the same shopper beside this one. */
  fork(journey: Journey): void;
  nextNumber(what: 'order' | 'ticket' | 'deal' | 'conversation'): string;
}

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
