import type { MetricDefinition } from '@pulso/contract';

/** What a metric is about, in the order of the catalogue; `other` is for a metric that nobody has placed yet. */
const idsByNoun = {
  feedback: `nps csat csat_mean ces ces_easy ces_net feedback_responses response_rate milestone_coverage
    survey_fatigue driver_importance slo_burn_rate`,
  customers: 'health_score experience_score',
  orders: `orders revenue aov customers repurchase_rate orders_per_customer interpurchase_time retention
    cohort_retention churn_rate`,
  value: `cltv_historic cltv_present_value cltv_predicted cltv_contractual churn_inferred coca cltv_to_coca
    payback_months`,
  deals: `deals win_rate sales_cycle_time pipeline_forecast pipeline_coverage forecast_calibration
    goal_attainment`,
  journeys: `stage_conversion time_between handoffs channel_transitions multichannel_share
    channel_switch_rate`,
  service: `tickets first_response_time resolution_time reopen_rate first_contact_resolution ticket_backlog
    self_service_score verified_deflection bot_resolution`,
  events: `events events_per_second freshness people property_sum property_mean property_quantile
    distinct_values event_share correlation`,
  other: '',
} as const;

export type Noun = keyof typeof idsByNoun;
const nouns = Object.keys(idsByNoun) as Noun[];
const nounById = new Map(nouns.flatMap((noun) => idsByNoun[noun].split(/\s+/).map((id) => [id, noun])));

/** The catalogue in chapters; empty ones are left out, metrics keep their order. */
export function byNoun(metrics: MetricDefinition[]): { noun: Noun; metrics: MetricDefinition[] }[] {
  const nounOf = ({ id }: MetricDefinition) => nounById.get(id) ?? 'other';
  return nouns
    .map((noun) => ({ noun, metrics: metrics.filter((metric) => nounOf(metric) === noun) }))
    .filter((chapter) => chapter.metrics.length > 0);
}
