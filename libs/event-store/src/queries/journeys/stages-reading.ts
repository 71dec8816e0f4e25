import type { ReadingOptions, StageSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { withinSql } from '../metrics/spans.ts';
import { entriesOf } from './first-entries.ts';
import { journeyEventsSql, journeysSql, placeColumns } from './journey-events.ts';
import { momentSql, reachedFromSql, reachedSql } from './stages-sql.ts';

type StageOptions = ReadingOptions['stages'];

const columns = `toInt64(transform(<place>, {steps:Array(String)}, range(1, {stepCount:Int64} + 1), 0)) AS stepNumber, ${momentSql} AS moment,
    <within><filters> AS isIn, <keys>`;

const cohort = `SELECT id, person, <entry> AS entry, bitShiftRight(entry, 5) AS rank, fromUnixTimestamp64Milli(rank, 'UTC') AS at,
    <named>, range(1, {stepCount:Int64} + 1) AS stepList, <from>, <reached> AS flags,
    {withinMs:Int64} > 0 AND rank + {withinMs:Int64} > {untilMs:Int64} AS isYoung
FROM
(
SELECT id, person, moments, arrayJoin(<firsts>) AS entered
FROM (SELECT id, person, arraySort(told.entries) AS entries, arraySort(told.moments) AS moments FROM <journeys> AS told)
)`;

const snapshot = `SELECT id, -moment AS rank, occurred_at AS at, person, k0, k1, k2,
    arrayMap(step -> toUInt8(step <= stepNumber), range(1, {stepCount:Int64} + 1)) AS flags, 0 AS isYoung
FROM <events> AS placed
WHERE isIn`;

const numbers = z.array(count);
const ofNone: StageSummary = { step: 0, entered: 0, reached: [], both: [], immature: 0 };

/** All steps of a journey in one cell, which is about the last of them. */
const journeys = readerOfEntities({
  kind: 'stages',
  entity: 'journey',
  rows(request, options, params, keys) {
    bindStages(request, options, params);
    const { on, by, order, form, withinMs } = options;
    const place = placeColumns[on];
    const within = withinSql('occurred_at', [request], 'raw', params);
    const filters = filtersSql(request.filters, params);
    const bounds = [`${place} IN {steps:Array(String)}`];
    if (form === 'snapshot' || order === 'strict') bounds.push(`occurred_at >= ${instant('rawFrom0')}`);
    if (form === 'snapshot') bounds.push(`occurred_at < ${instant('rawTo0')}`);
    else if (withinMs > 0)
      bounds.push(`occurred_at <= ${instant('rawTo0')} + toIntervalMillisecond({withinMs:Int64})`);
    const slots = { place, within, filters, keys };
    const events = { columns: fillSql(columns, slots), where: bounds.join(' AND ') };
    if (form === 'snapshot') {
      const timed = { ...events, columns: `${events.columns}, occurred_at` };
      return fillSql(snapshot, { events: journeyEventsSql(by, timed, request, params) });
    }
    const { told, ...slotsOfEntries } = entriesOf(request, {
      moment: 'moment',
      atMs: (entry) => `bitShiftRight(${entry}, 5)`,
    });
    const entries = `groupArrayIf(${told}, isIn AND stepNumber = 1)`;
    const lists = { entries, moments: 'groupArray(moment)' };
    return fillSql(cohort, {
      ...slotsOfEntries,
      journeys: journeysSql(by, { ...events, lists, whose: 'entries' }, request, params),
      from: reachedFromSql[order],
      reached: reachedSql[order],
    });
  },
  perEntity: `argMin(flags, rank) AS got, argMin(isYoung, rank) AS young,
    arrayMap((flag, before) -> toUInt8(flag AND before), got, arrayPushFront(arrayPopBack(got), 1)) AS both,
    young AND NOT got[-1] AS immature`,
  aggregates: `count() AS enteredCount, sumForEach(got) AS reachedCounts, sumForEach(both) AS bothCounts,
    countIf(immature) AS immatureCount`,
  columns: { enteredCount: count, reachedCounts: numbers, bothCounts: numbers, immatureCount: count },
  cellOf: ({ enteredCount, reachedCounts, bothCounts, immatureCount }): StageSummary => ({
    step: reachedCounts.length,
    entered: enteredCount,
    reached: reachedCounts,
    both: bothCounts,
    immature: immatureCount,
  }),
  empty: ofNone,
  evidence: {
    belongs: "{rate:String} = 'overall' OR {step:Int64} = 1 OR got[{step:Int64} - 1]",
    counts: `if({rate:String} = 'overall', got[{step:Int64}], both[{step:Int64}])`,
  },
});

const instant = (name: string): string => `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`;

function bindStages(request: MetricRequest, options: StageOptions, params: Params): void {
  const { steps, withinMs, form } = options;
  Object.assign(params, { steps, stepCount: steps.length });
  if (form === 'cohort') Object.assign(params, { withinMs, untilMs: request.asOfMs });
}

/** Every series once for each step, the group naming it. */
export const stagesReader: Reader<'stages'> & Pick<typeof journeys, 'compose'> = {
  compose: journeys.compose,
  async read(ask, request, options, freshness) {
    const reading = await journeys.read(ask, request, options, freshness);
    const { steps } = options;
    if (steps.length === 0) return reading;
    const about = (cell: StageSummary, step: number): StageSummary =>
      cell.entered > 0 ? { ...cell, step } : { ...ofNone, step };
    const series = reading.series.flatMap(({ group, total, points }) =>
      steps.map((name, index): SeriesCells<'stages'> => ({
        group: { ...group, step: name },
        total: about(total, index + 1),
        points: points.map((point) => about(point, index + 1)),
      })),
    );
    return { ...reading, series };
  },
  evidence(request, options, group) {
    const { steps, rate } = options;
    const step = steps.indexOf(group['step'] ?? '') + 1 || steps.length;
    const rows = journeys.evidence?.(request, options, group);
    if (!rows) throw new Error('a journey has no list');
    return { ...rows, params: { ...rows.params, rate, step } };
  },
};
