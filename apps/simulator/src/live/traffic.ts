import type { EventInput } from '@pulso/contract';
import { Company } from '../company/company.ts';
import { Footfall } from '../company/footfall.ts';
import { rhythmAt } from '../company/rhythm.ts';
import { hourMs, minuteMs } from '../company/scene.ts';
import { splitRate } from './split-rate.ts';
import type { Story } from './story-file.ts';

/** A month of page views would be fifty million events: the past has the last hour of them. */
const footfallHistoryMs = hourMs;
/** After an outage the passers-by of its last minute are told; the company's story is told whole. */
const longestCatchUpMs = minuteMs;
/** Even at night a wall should show that somebody is there. */
const quietestRhythm = 0.5;

/** The company and its passers-by, as one stream that is first past and then present. */
export class Traffic {
  private readonly company: Company;
  private readonly footfall: Footfall;
  private readonly footfallPerSecond: number;

  constructor(
    private readonly story: Story,
    { seed, rate, backfillDays }: { seed: number; rate: number; backfillDays: number },
    private readonly liveSinceMs: number,
  ) {
    const { companyPerSecond, footfallPerSecond } = splitRate(rate, backfillDays);
    this.company = new Company({ ...story, seed, eventsPerSecond: companyPerSecond });
    this.footfall = new Footfall(seed, liveSinceMs.toString(36));
    this.footfallPerSecond = footfallPerSecond;
  }

  /** What no earlier run has told, up to the moment this one went live. */
  *past(): Generator<EventInput> {
    const { historyMs, sentUntilMs } = this.story;
    for (const event of this.company.advanceTo(this.liveSinceMs)) {
      if (Date.parse(event.occurredAt) >= sentUntilMs) yield event;
    }
    const fromMs = Math.max(sentUntilMs, this.liveSinceMs - footfallHistoryMs);
    if (historyMs > 0) yield* this.passersBy(fromMs, this.liveSinceMs);
  }

  /** What happens in [fromMs, toMs); calls follow each other in time. */
  *between(fromMs: number, toMs: number): Generator<EventInput> {
    yield* this.company.advanceTo(toMs);
    yield* this.passersBy(Math.max(fromMs, toMs - longestCatchUpMs), toMs);
  }

  private passersBy(fromMs: number, toMs: number): Generator<EventInput> {
    return this.footfall.between(
      fromMs,
      toMs,
      this.footfallPerSecond * Math.max(quietestRhythm, rhythmAt(toMs)),
    );
  }
}
