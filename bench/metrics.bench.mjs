// Every metric of the registry: its statements on the engine alone, and what a question takes over the api beyond them.
import { metrics } from '@pulso/domain';
import { percentile } from './generator.mjs';
import { ask, begunEarlier, runStatements, statementsOf, timed, windowOf } from './questions.mjs';
import { report } from './table.mjs';

const section = 'metrics';
const runs = 15;
const warmUp = 3;
/** A slow metric is asked fewer times, but never fewer than these. */
const budgetMs = 15_000;
const fewest = 3;

/** What a metric that cannot be asked bare is asked. */
const paramsOf = {
  property_sum: { property: 'amount' },
  property_mean: { property: 'amount' },
  property_quantile: { property: 'amount' },
  distinct_values: { of: 'channel' },
  event_share: { dimension: 'channel', value: 'web' },
  correlation: { x: 'properties.amount', y: 'score' },
  stage_conversion: { steps: 'acquisition,sale,delivery', on: 'stage' },
  time_between: { on: 'stage', start: 'acquisition', end: 'sale' },
  pipeline_coverage: { target: 100_000 },
};

async function measure(engine, url, metric) {
  const own = [];
  const added = [];
  const models = [];
  const from = performance.now();
  const goesOn = (run) => run < fewest || (run < runs && performance.now() - from < budgetMs);
  for (let run = 0; goesOn(run); run += 1) {
    const question = { metric, params: paramsOf[metric] ?? {}, ...begunEarlier(windowOf(7), run) };
    const statements = await statementsOf(engine, question);
    own.push(await timed(() => runStatements(engine, statements)));
    const { ms, storeMs, computeMs } = await ask(url, question);
    models.push(computeMs);
    added.push(ms - storeMs - computeMs);
  }
  const settled = (values) => percentile(values.slice(Math.min(warmUp, values.length - fewest + 1)), 0.5);
  return { own: settled(own), added: settled(added), model: settled(models) };
}

/**
 * The median of each metric over the last seven days; those without a bare question of their own are skipped, and said.
 * A model is fitted to what the store answered, by whoever asks it: that is a figure of its own.
 */
export async function measureMetrics(engine, url, label) {
  for (const { definition } of metrics) {
    try {
      const { own, added, model } = await measure(engine, url, definition.id);
      report(section, `${definition.id} on the engine, ${label}`, own, 'ms p50');
      if (model > 0) report(section, `${definition.id}, fitting its model, ${label}`, model, 'ms p50');
      report(section, `${definition.id}, overhead of the api, ${label}`, added, 'ms p50', 10, 'at most');
    } catch (error) {
      console.log(`  ${definition.id}: not measured: ${error.message.slice(0, 200)}`);
    }
  }
}
