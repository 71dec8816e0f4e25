/** Options to begin with, where a metric has no figure without any; a metric that is not here simply has none. */
const examples: Record<string, Record<string, string>> = {
  stage_conversion: { on: 'stage', steps: 'acquisition,sale,delivery,loyalty' },
  time_between: { on: 'stage', start: 'sale', end: 'delivery' },
  driver_importance: { outcome: 'nps', drivers: 'csat,ces' },
  pipeline_coverage: { target: '1000000' },
};

export const paramExample = (metric: string): Record<string, string> | undefined => examples[metric];
