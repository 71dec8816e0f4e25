import type { EventInput } from '@pulso/contract';
import { givenProperties, readTime } from '../cells.ts';
import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';

export const applicationColumns = [
  'case_id',
  'AMOUNT_REQ',
  'event_no',
  'activity',
  'lifecycle',
  'resource',
  'timestamp',
] as const;

/** The prefix of an activity's name says what it is about; W_ is the bank's own work, named in Dutch. */
const stages: Readonly<Record<string, string>> = { A: 'application', O: 'offer', W: 'processing' };
const outcomes: Readonly<Record<string, string>> = {
  A_APPROVED: 'approved',
  A_DECLINED: 'declined',
  A_CANCELLED: 'cancelled',
};
/** Upper ends of the bands of the amount asked for, euros. */
const bands = [5_000, 10_000, 20_000, 50_000];

/**
 * One application: a touchpoint for each row under the name of its activity, and at its last row a profile with how it
 * ended: approved, declined, cancelled, or open where the log stops before the end. The applicant is the case.
 */
export function applicationEvents(id: string, rows: readonly CsvRow[]): EventInput[] {
  const amount = rows[0]?.AMOUNT_REQ;
  const about = { amount, amount_band: bandOf(amount) };
  const steps = rows.map((row, index) => stepOf(id, row, index, about));
  return [...steps, profileOf(id, steps, about)];
}

type About = Record<string, string | undefined>;

function stepOf(id: string, row: CsvRow, index: number, about: About): DatedEvent<'touchpoint'> {
  const activity = row.activity ?? '';
  const at = readTime(row.timestamp);
  if (at === undefined) throw new Error(`application ${id} has an event without a timestamp`);
  return {
    kind: 'touchpoint',
    messageId: `bpic2012_loans:${id}:${row.event_no ?? index + 1}`,
    occurredAt: at,
    name: activity,
    ...envelopeOf(id),
    stage: stages[activity.slice(0, activity.indexOf('_'))],
    touchpoint: activity,
    outcome: outcomes[activity],
    properties: givenProperties({ ...about, lifecycle: row.lifecycle, resource: row.resource }),
  };
}

function profileOf(id: string, steps: DatedEvent<'touchpoint'>[], about: About): DatedEvent<'profile'> {
  const last = steps.reduce((one, other) =>
    Date.parse(other.occurredAt) > Date.parse(one.occurredAt) ? other : one,
  );
  return {
    kind: 'profile',
    messageId: `bpic2012_loans:${id}:profile`,
    occurredAt: last.occurredAt,
    name: 'Application profiled',
    ...envelopeOf(id),
    outcome: steps.findLast(({ outcome }) => outcome !== undefined)?.outcome ?? 'open',
    properties: givenProperties(about),
  };
}

function envelopeOf(id: string) {
  return {
    source: 'bpic2012_loans',
    area: 'lending',
    journey: 'loan application',
    customer: { id },
  };
}

/** `<=5000`, `5001-10000` ... `>50000`; undefined when the amount is no number. */
function bandOf(amount: string | undefined): string | undefined {
  if (amount === undefined || amount === '' || Number.isNaN(Number(amount))) return undefined;
  const index = bands.findIndex((upper) => Number(amount) <= upper);
  if (index === 0) return `<=${bands[0]}`;
  return index < 0 ? `>${bands.at(-1)}` : `${(bands[index - 1] ?? 0) + 1}-${bands[index]}`;
}
