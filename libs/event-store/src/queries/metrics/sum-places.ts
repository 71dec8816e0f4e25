import { z } from 'zod';
import { groupKeys, stepSql, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';

const hourSeconds = 3600;

/** Place columns of a sum: those that its statement does not need are left out of it. */
export const sumPlace = {
  bucket: z.union([z.string(), z.number().transform(String)]).default(''),
  g0: z.string().default(''),
  g1: z.string().default(''),
  g2: z.string().default(''),
  tail: z.union([z.literal(0), z.literal(1)]).default(0),
};

/** The step of the column `at`. An hour of a rollup is its own step where the buckets begin with whole hours of UTC. */
export function hourStepSql({ interval, buckets }: MetricRequest, at: string): string {
  const isOwn =
    interval === 'hour' && at === 'hour' && buckets.every(({ key }) => Number(key) % hourSeconds === 0);
  return isOwn ? 'toUnixTimestamp(hour)' : stepSql(interval, at);
}

/** The place columns that an answer needs, and their names: its bucket when there is an interval, its groups. */
export function placeSql(
  request: MetricRequest,
  at: string,
  params: Params,
): { place: string[]; by: string[] } {
  const groups = groupKeys(request.groupBy, params)
    .slice(0, request.groupBy.length)
    .map((key, index) => `${key} AS g${index}`);
  const names = groups.map((_, index) => `g${index}`);
  if (request.interval === undefined) return { place: groups, by: names };
  return { place: [`${hourStepSql(request, at)} AS bucket`, ...groups], by: ['bucket', ...names] };
}
