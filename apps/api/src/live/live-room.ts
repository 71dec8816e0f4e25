import type { LiveQuery, MetricAnswer, Problem, ViewChange } from '@pulso/contract';
import type { MetricAnswerer, Principal } from '../platform/metric-answerer.ts';
import { toLiveProblem } from './live-problem.ts';
import { windowAt } from './live-window.ts';

/** All viewers who asked the same questions with the same rights: one run a tick, one payload, one sequence. */
export class LiveRoom {
  seq = 0;
  answers: Record<string, MetricAnswer> = {};
  problems: Record<string, Problem> = {};
  private printed = new Map<string, string>();
  private running: Promise<ViewChange | undefined> | undefined;

  constructor(
    readonly name: string,
    readonly principal: Principal,
    readonly queries: LiveQuery[],
    private readonly answerer: MetricAnswerer,
  ) {}

  /** Runs every question once and returns what changed since the last run; joins a run under way. */
  refresh(now: Date): Promise<ViewChange | undefined> {
    this.running ??= this.run(now).finally(() => (this.running = undefined));
    return this.running;
  }

  private async run(now: Date): Promise<ViewChange | undefined> {
    const change: ViewChange = { seq: this.seq + 1, answers: {}, problems: {} };
    const results = await Promise.all(this.queries.map((live) => this.ask(live, now)));
    for (const [id, result] of results) this.note(change, id, result);
    if (Object.keys(change.answers).length + Object.keys(change.problems).length === 0) return undefined;
    this.seq = change.seq;
    return change;
  }

  private async ask(live: LiveQuery, now: Date): Promise<[string, MetricAnswer | Problem]> {
    try {
      return [live.id, await this.answerer.answer(this.principal, windowAt(live, now))];
    } catch (error) {
      return [live.id, toLiveProblem(error)];
    }
  }

  private note(change: ViewChange, id: string, result: MetricAnswer | Problem): void {
    const print = fingerprint(result);
    if (this.printed.get(id) === print) return;
    this.printed.set(id, print);
    if ('metric' in result) {
      change.answers[id] = this.answers[id] = result;
      this.problems = without(this.problems, id);
    } else {
      // The last good answer stays: the wall dims it, it does not blank it.
      change.problems[id] = this.problems[id] = result;
    }
  }
}

const unseen = new Set(['asOf', 'completeness', 'evidence']);

/** What a viewer would see differ: what moves every second is left out. */
function fingerprint(result: MetricAnswer | Problem): string {
  return JSON.stringify(result, (key, value: unknown) => (unseen.has(key) ? undefined : value));
}

function without(problems: Record<string, Problem>, id: string): Record<string, Problem> {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => name !== id));
}
