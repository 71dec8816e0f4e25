import type { ReadingKind, ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { rawFiltersSql, type Params } from './dimensions.ts';
import type { EvidenceEntity, EvidenceRows } from './evidence.ts';
import type { MetricRequest } from './metric-request.ts';
import { readSums, type SumCells } from './read-sums.ts';
import type { Reader } from './reader.ts';
import type { Place } from './rows.ts';
import { withinSql } from './spans.ts';

/** How the events behind a sum are listed: which they are, and what each of them contributed. */
interface SumEvidence {
  entity: EvidenceEntity;
  /** Static SQL on the columns of `events`; may use the bound options. */
  where: string;
  value: string;
}

const listed = `SELECT message_id AS id, person, occurred_at AS at, 1 AS counts, value
FROM <rows> AS listed`;
const rows = `SELECT message_id, occurred_at, <personId> AS person_id, <value> AS value
FROM events
WHERE workspace_id = {workspace:String} AND <where> AND <within><filters>`;

/** A reader of sums over rollup and raw; its list reads raw, which the rollup is derived from. */
export function sumReader<Row extends Place, Kind extends ReadingKind>(
  cells: SumCells<Row, Kind>,
  bound: (options: ReadingOptions[Kind]) => Params,
  evidence: SumEvidence,
): Reader<Kind> {
  return {
    read: (ask, request, options, freshness) => readSums(ask, request, cells, bound(options), freshness),
    evidence: (request, options) => listSummed(evidence, request, bound(options)),
  };
}

function listSummed(
  { entity, where, value }: SumEvidence,
  request: MetricRequest,
  options: Params,
): EvidenceRows {
  const params: Params = { workspace: request.workspaceId, ...options };
  const events = fillSql(rows, {
    personId: personIdSql,
    value,
    where,
    within: withinSql('occurred_at', [request], 'raw', params),
    filters: rawFiltersSql(request, params),
  });
  return { entity, sql: fillSql(listed, { rows: withPersonSql(events, request, params) }), params };
}
