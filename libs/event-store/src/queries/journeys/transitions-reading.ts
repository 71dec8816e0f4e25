import type { TransitionSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { stepSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { movesSql, placeNamesSql } from './moves-sql.ts';

/** Cells of the matrix that are shown of each group, the largest first. */
const mostPairs = 400;
const separator = '\u0000';

const isMove = `before != 0 AND ({self:String} = 'include' OR before != place)`;

const events = `WITH <names> AS names
SELECT message_id AS id, person, at, names[before] AS origin, names[place] AS goal, k0, k1, k2
FROM
(
<moves>
)
WHERE <isMove>`;

// Moves alike are one row of each step; few, however many moves there are.
const pairs = `WITH <names> AS names
SELECT concat(names[before], char(0), names[place]) AS id, '' AS person, at, times, k0, k1, k2
FROM
(
SELECT before, place, <step> AS step, max(told.at) AS at, count() AS times, any(k0) AS k0, any(k1) AS k1, any(k2) AS k2
FROM
(
<moves>
) AS told
WHERE <isMove>
GROUP BY before, place, step
)`;

const shared = {
  kind: 'transitions',
  columns: { pairs: z.record(z.string(), count) },
  cellOf: ({ pairs: found }: { pairs: Record<string, number> }): TransitionSummary => ({
    moves: Object.entries(found).map(([pair, times]) => {
      const [from = '', to = ''] = pair.split(separator);
      return { from, to, moves: times };
    }),
  }),
  empty: { moves: [] },
} as const;

/** Event by event, which lists need, and groups, as the largest are those of the most moves. */
const eachMove = readerOfEntities({
  ...shared,
  entity: 'event',
  rows(request, options, params, keys) {
    params['self'] = options.self;
    const moves = movesSql(options, request, params, keys, true);
    return fillSql(events, { moves, isMove, names: placeNamesSql(options, request, params) });
  },
  perEntity: 'any(origin) AS cameFrom, any(goal) AS wentTo',
  aggregates: `sumMap(map(concat(cameFrom, char(0), wentTo), toUInt64(1))) AS pairs`,
  evidence: {
    belongs: `{from:String} IN ('', cameFrom)`,
    counts: `if({from:String} = '', cameFrom != wentTo, wentTo = {to:String})`,
  },
});

const alike = readerOfEntities({
  ...shared,
  entity: 'event',
  rows(request, options, params, keys) {
    params['self'] = options.self;
    const moves = movesSql(options, request, params, keys, false);
    const names = placeNamesSql(options, request, params);
    return fillSql(pairs, { moves, isMove, names, step: stepSql(request.interval, 'told.at') });
  },
  perEntity: 'sum(times) AS moves',
  aggregates: 'sumMap(map(id, moves)) AS pairs',
});

const readerOf = ({ groupBy }: MetricRequest) => (groupBy.length > 0 ? eachMove : alike);

/** Every series once for each pair of places that anybody moved between. */
export const transitionsReader: Reader<'transitions'> & Pick<typeof alike, 'compose'> = {
  compose: (request, options) => readerOf(request).compose(request, options),
  async read(ask, request, options, freshness) {
    const reading = await readerOf(request).read(ask, request, options, freshness);
    const series = reading.series.flatMap(({ group, total, points }) =>
      total.moves
        .toSorted(
          (one, other) => other.moves - one.moves || (one.from + one.to < other.from + other.to ? -1 : 1),
        )
        .slice(0, mostPairs)
        .map(({ from, to }): SeriesCells<'transitions'> => ({
          group: { ...group, from, to },
          total: { ...total, between: { from, to } },
          points: points.map((point) => ({ ...point, between: { from, to } })),
        })),
    );
    return {
      ...reading,
      series,
      truncated: reading.truncated || reading.series.some(({ total }) => total.moves.length > mostPairs),
    };
  },
  evidence(request, options, group) {
    const list = eachMove.evidence?.(request, options, group);
    if (!list) throw new Error('moves have no list');
    return { ...list, params: { ...list.params, from: group['from'] ?? '', to: group['to'] ?? '' } };
  },
};
