import { Company } from '../company/company.ts';
import { Footfall } from '../company/footfall.ts';
import { paceOf } from './pace.ts';
import type { Story } from './story-file.ts';

type Told = ReturnType<Company['advanceTo']>;

/** The company and its passers-by, as one stream that is first past and then present, of one density throughout. */
export class Traffic {
  private readonly company: Company;
  private readonly footfall: Footfall;

  constructor(
    private readonly story: Story,
    { seed, rate }: { seed: number; rate: number },
  ) {
    const { companyPerSecond, footfallPerSecond } = paceOf(rate);
    this.company = new Company({ ...story, seed, eventsPerSecond: companyPerSecond });
    this.footfall = new Footfall({ seed, startMs: story.startMs, eventsPerSecond: footfallPerSecond });
  }

  /** What no earlier run has told, up to the moment this one goes live. */
  *past(untilMs: number): Told {
    const sentUntil = new Date(this.story.sentUntilMs).toISOString();
    for (const event of this.advanceTo(untilMs)) if (event.occurredAt >= sentUntil) yield event;
  }

  /** What happens since the last call, up to `untilMs`, in time order. */
  advanceTo(untilMs: number): Told {
    return inOrder(this.company.advanceTo(untilMs), this.footfall.advanceTo(untilMs));
  }
}

/** Two streams in time order as one. ISO texts of one form are compared as they stand. */
function* inOrder(one: Told, other: Told): Told {
  let waiting = other.next();
  for (const event of one) {
    for (; !waiting.done && waiting.value.occurredAt < event.occurredAt; waiting = other.next())
      yield waiting.value;
    yield event;
  }
  for (; !waiting.done; waiting = other.next()) yield waiting.value;
}
