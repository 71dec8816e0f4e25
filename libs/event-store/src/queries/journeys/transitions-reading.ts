import type { TransitionSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { movesSql } from './moves-sql.ts';

/** Cells of the matrix that are shown of each group, the largest first. */
const mostPairs = 400;
const separator = '\u0000';

const rows = `SELECT message_id AS id, person, at, k0, k1, k2, before, place
FROM
(
<moves>
)
WHERE before != '' AND ({self:String} = 'include' OR before != place)`;

const moves = readerOfEntities({
  kind: 'transitions',
  entity: 'event',
  rows(request, options, params, keys) {
    params['self'] = options.self;
    return fillSql(rows, { moves: movesSql(options, request, params, keys) });
  },
  perEntity: 'any(before) AS origin, any(place) AS goal',
  aggregates: `sumMap(map(concat(origin, char(0), goal), toUInt64(1))) AS pairs`,
  columns: { pairs: z.record(z.string(), count) },
  cellOf: ({ pairs }): TransitionSummary => ({
    moves: Object.entries(pairs).map(([pair, times]) => {
      const [from = '', to = ''] = pair.split(separator);
      return { from, to, moves: times };
    }),
  }),
  empty: { moves: [] },
  evidence: {
    belongs: `{from:String} IN ('', origin)`,
    counts: `if({from:String} = '', origin != goal, goal = {to:String})`,
  },
});

/** Every series once for each pair of places that anybody moved between. */
export const transitionsReader: Reader<'transitions'> & Pick<typeof moves, 'compose'> = {
  compose: moves.compose,
  async read(ask, request, options, freshness) {
    const reading = await moves.read(ask, request, options, freshness);
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
    const list = moves.evidence?.(request, options, group);
    if (!list) throw new Error('moves have no list');
    return { ...list, params: { ...list.params, from: group['from'] ?? '', to: group['to'] ?? '' } };
  },
};
