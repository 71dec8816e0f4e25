import type { SelfServiceState } from '@pulso/domain';
import type { MetricReading, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { helpSessionsReader } from './help-sessions-reading.ts';
import { helpUsersReader } from './help-users-reading.ts';
import { noSelfService } from './no-self-service.ts';

type Series = SeriesCells<'selfService'>;
const sum = (one: SelfServiceState, other: SelfServiceState): SelfServiceState =>
  Object.fromEntries(
    Object.entries(one).map(([name, count]) => [name, count + other[name as keyof SelfServiceState]]),
  ) as unknown as SelfServiceState;

/** Users and sessions of one question, each cell with both: the one metric is never shown without the other. */
export const selfServiceReader: Reader<'selfService'> = {
  async read(ask, request, options, freshness) {
    const [users, sessions] = await Promise.all([
      helpUsersReader.read(ask, request, options, freshness),
      helpSessionsReader.read(ask, request, options, freshness),
    ]);
    return options.list === 'people' ? joined(users, sessions) : joined(sessions, users);
  },
  evidence: (request, options, group) =>
    (options.list === 'people' ? helpUsersReader : helpSessionsReader).evidence?.(request, options, group) ??
    unlisted(),
};

/** The groups are those of the first: the ones that its own metric is large in. */
function joined(
  own: MetricReading<'selfService'>,
  other: MetricReading<'selfService'>,
): MetricReading<'selfService'> {
  const byGroup = new Map(other.series.map((series) => [JSON.stringify(series.group), series]));
  const withOther = ({ group, total, points }: Series): Series => {
    const beside = byGroup.get(JSON.stringify(group));
    return {
      group,
      total: sum(total, beside?.total ?? noSelfService),
      points: points.map((point, index) => sum(point, beside?.points[index] ?? noSelfService)),
    };
  };
  return {
    total: sum(own.total, other.total),
    series: own.series.map(withOther),
    truncated: own.truncated,
  };
}

function unlisted(): never {
  throw new Error('both readers list what they count');
}
