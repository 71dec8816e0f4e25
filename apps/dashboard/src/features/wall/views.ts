import type { Dimension, LiveQuery, MetricQueryInput } from '@pulso/contract';
import { ranges, type RangeName } from '../../time/range.ts';

/** `line` for rates and scores, `bars` from zero for what adds up, `breakdown` for the groups of one dimension. */
type TileForm = 'line' | 'bars' | 'breakdown';

export interface TileSpec {
  /** Names the tile's words in the messages, and its question on the wire. */
  id: string;
  metric: string;
  form: TileForm;
  /** A wide tile takes two of the four columns. */
  wide?: boolean;
  params?: MetricQueryInput['params'];
  groupBy?: Dimension;
}

const answeredInTime = { stat: 'share_within', target_seconds: 3600 };

/** Three views to rotate; the first two tiles of each are what the view is about. */
const views = {
  overview: [
    { id: 'nps', metric: 'nps', form: 'line', wide: true },
    { id: 'csat', metric: 'csat', form: 'line', wide: true },
    { id: 'ces_easy', metric: 'ces_easy', form: 'line' },
    { id: 'first_response', metric: 'first_response_time', form: 'line', params: { stat: 'median' } },
    { id: 'backlog', metric: 'ticket_backlog', form: 'line' },
    { id: 'responses', metric: 'feedback_responses', form: 'bars' },
    { id: 'revenue', metric: 'revenue', form: 'bars' },
    { id: 'orders', metric: 'orders', form: 'bars' },
    { id: 'aov', metric: 'aov', form: 'line' },
    { id: 'events', metric: 'events_per_second', form: 'line' },
  ],
  service: [
    {
      id: 'first_response',
      metric: 'first_response_time',
      form: 'line',
      wide: true,
      params: { stat: 'median' },
    },
    { id: 'backlog', metric: 'ticket_backlog', form: 'line', wide: true },
    { id: 'first_response_within', metric: 'first_response_time', form: 'line', params: answeredInTime },
    { id: 'first_response_p90', metric: 'first_response_time', form: 'line', params: { stat: 'p90' } },
    { id: 'tickets', metric: 'tickets', form: 'bars' },
    { id: 'ces_easy', metric: 'ces_easy', form: 'line' },
    {
      id: 'first_response_by_channel',
      metric: 'first_response_time',
      form: 'breakdown',
      wide: true,
      params: { stat: 'median' },
      groupBy: 'channel',
    },
    { id: 'csat', metric: 'csat', form: 'line' },
    { id: 'freshness', metric: 'freshness', form: 'line' },
  ],
  money: [
    { id: 'revenue', metric: 'revenue', form: 'bars', wide: true },
    { id: 'orders', metric: 'orders', form: 'bars', wide: true },
    { id: 'aov', metric: 'aov', form: 'line' },
    { id: 'customers', metric: 'customers', form: 'bars' },
    { id: 'nps', metric: 'nps', form: 'line' },
    { id: 'csat', metric: 'csat', form: 'line' },
    { id: 'revenue_by_channel', metric: 'revenue', form: 'breakdown', wide: true, groupBy: 'channel' },
    { id: 'orders_by_channel', metric: 'orders', form: 'breakdown', wide: true, groupBy: 'channel' },
  ],
} as const satisfies Record<string, TileSpec[]>;

export type ViewName = keyof typeof views;
export const viewNames = Object.keys(views) as ViewName[];

export const tilesOf = (view: ViewName): TileSpec[] => [...views[view]];

/** Unique within a range, so that an answer for another range is never shown as this one's. */
export const questionId = (tile: string, range: RangeName) => `${tile}@${range}`;

const stageTiles: TileSpec[] = [
  { id: 'stage_events', metric: 'events', form: 'breakdown', groupBy: 'stage' },
  { id: 'stage_csat', metric: 'csat', form: 'breakdown', groupBy: 'stage' },
  { id: 'stage_nps', metric: 'nps', form: 'breakdown', groupBy: 'stage' },
];

/** The questions of a view: one a tile, and the three of the stage strip. */
export function questionsOf(view: ViewName, range: RangeName, tz: string): LiveQuery[] {
  return [...tilesOf(view), ...stageTiles].map((tile) => {
    const { lastSeconds, interval } = ranges[range];
    const shape = tile.groupBy ? { groupBy: tile.groupBy } : { interval };
    return {
      id: questionId(tile.id, range),
      lastSeconds,
      step: interval,
      query: { metric: tile.metric, tz, ...shape, ...(tile.params ? { params: tile.params } : {}) },
    };
  });
}
