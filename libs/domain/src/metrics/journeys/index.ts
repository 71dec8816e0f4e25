import type { MetricEntry } from '../metric.ts';
import { channelSwitchRate } from './channel-switch-rate.metric.ts';
import { channelTransitions } from './channel-transitions.metric.ts';
import { handoffs } from './handoffs.metric.ts';
import { multichannelShare } from './multichannel-share.metric.ts';
import { stageConversion } from './stage-conversion.metric.ts';
import { timeBetween } from './time-between.metric.ts';

export const journeyMetrics: readonly MetricEntry[] = [
  stageConversion,
  timeBetween,
  handoffs,
  channelTransitions,
  multichannelShare,
  channelSwitchRate,
];
