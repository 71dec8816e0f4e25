import type { JourneyKey, JourneyPlace } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { journeysSql, placeColumns } from './journey-events.ts';

/*
 * An event on its way is one number, so that sorting the events of a journey settles ties in time by their places, and
 * neither the order of arrival nor the ids decide anything. From the highest bit: 44 of epoch milliseconds, 40 of a hash
 * of the place, whether the event is in the window, and 43 of a hash of message and source.
 */
const columns = `message_id, cityHash64(message_id, source) AS told, <code> AS placeCode,
    bitOr(bitShiftLeft(toUInt128(bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(occurred_at)), 20), bitShiftRight(placeCode, 20))), 64),
        toUInt128(bitOr(bitOr(bitShiftLeft(placeCode, 44), bitShiftLeft(toUInt64(<within><filters>), 43)), bitShiftRight(told, 21)))) AS move,
    <keys>`;
const codeSql = `bitAnd(cityHash64(toString(<place>)), 1099511627775)`;

// An event told twice is one of two equal numbers in a row.
const ordered = `SELECT id, person, arrayCompact(arraySort(told.moves)) AS moves,
    arrayMap(move -> toInt64(bitShiftRight(<move>, 84)), moves) AS moments,
    arrayMap(move -> bitAnd(toUInt64(bitShiftRight(<move>, 43)), 2199023255551), moves) AS codes,
    arrayPushFront(arrayPopBack(moments), 0) AS momentsBefore, arrayPushFront(arrayPopBack(codes), 0) AS codesBefore
FROM <journeys> AS told`;

const each = `SELECT id, person, fromUnixTimestamp64Milli(move.1, 'UTC') AS at, move.2 AS place, move.3 AS before, move.4 AS waitMs, <named>
FROM
(
SELECT id, person, arrayJoin(arrayFilter(move -> move.5 = 1, arrayMap((<taken>) -> (
    ms, bitShiftRight(code, 1), if(ms0 > 0 AND ms - ms0 <= {gapMs:Int64}, bitShiftRight(code0, 1), 0), ms - ms0, bitAnd(code, 1)<more>),
    <lists>))) AS move
FROM
(
<ordered>
)
)`;

const plain = {
  told: 'move',
  move: 'move',
  taken: '',
  more: '',
  lists: '',
  named: `'' AS k0, '' AS k1, '' AS k2`,
};
const named = {
  told: '(move, message_id, k0, k1, k2)',
  move: 'move.1',
  taken: ', told',
  more: ', told',
  lists: ', moves',
  named: 'move.6.2 AS message_id, move.6.3 AS k0, move.6.4 AS k1, move.6.5 AS k2',
};

export interface MoveOptions {
  place: JourneyPlace;
  by: JourneyKey;
  gapMs: number;
}

function seenSql({ place, gapMs }: MoveOptions, { fromMs, toMs }: MetricRequest, params: Params): string {
  const span = { fromMs: Math.max(0, fromMs - gapMs), toMs };
  return `${placeColumns[place]} != '' AND ${withinSql('occurred_at', [span], 'seen', params)}`;
}

/** Journeys with the events up to the end of the window that have a place: sorted lists `moments` and `codes`, and before each. */
export function orderedMovesSql(
  options: MoveOptions,
  request: MetricRequest,
  params: Params,
  keys: string,
  isNamed = false,
): string {
  params['gapMs'] = options.gapMs;
  const { told, move } = isNamed ? named : plain;
  const code = fillSql(codeSql, { place: placeColumns[options.place] });
  const within = withinSql('occurred_at', [request], 'raw', params);
  const filters = filtersSql(request.filters, params);
  const events = {
    columns: fillSql(columns, { code, within, filters, keys }),
    where: seenSql(options, request, params),
    lists: { moves: `groupArray(${told})` },
    whose: 'moves',
  };
  return fillSql(ordered, { move, journeys: journeysSql(options.by, events, request, params) });
}

/**
 * The events of the window that have a place: `id` of the journey, `person`, `at`, `place`, the keys, and where the event
 * before it was: `before` (0 when there was none in the last `gapMs`) and `waitMs` ago. Places are their codes; of
 * named ones `message_id` is known.
 */
export function movesSql(
  options: MoveOptions,
  request: MetricRequest,
  params: Params,
  keys: string,
  isNamed = request.groupBy.length > 0,
): string {
  const form = isNamed ? named : plain;
  return fillSql(each, {
    ordered: orderedMovesSql(options, request, params, keys, isNamed),
    taken: `ms, code, ms0, code0${form.taken}`,
    more: form.more,
    lists: `moments, codes, momentsBefore, codesBefore${form.lists}`,
    named: form.named,
  });
}

const names = `(
SELECT mapFromArrays(groupArray(code), groupArray(place))
FROM (SELECT DISTINCT <code> AS code, toString(<column>) AS place FROM events WHERE workspace_id = {workspace:String} AND <seen>)
)`;

/** A scalar subquery: the names of the codes that moves have, as a map. */
export function placeNamesSql(options: MoveOptions, request: MetricRequest, params: Params): string {
  const column = placeColumns[options.place];
  const code = fillSql(codeSql, { place: column });
  return fillSql(names, { code, column, seen: seenSql(options, request, params) });
}
