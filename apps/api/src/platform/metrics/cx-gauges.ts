import { Inject, Injectable, Optional } from '@nestjs/common';
import { metricQuery, type MetricAnswer } from '@pulso/contract';
import { Gauge, type Registry } from 'prom-client';
import { LOGGER, type Logger } from '../logger.ts';
import { METRIC_ANSWERER, type MetricAnswerer, type Principal } from '../metric-answerer.ts';
import { cxFamilies, windowOf, type CxFamily, type CxWindow } from './cx-families.ts';
import { PROMETHEUS } from './prometheus.ts';

/** Two scrapers, or a hasty one, cost one set of queries in this time. */
const freshMs = 5000;
/** What a scrape sees is what a read key sees: an administrator handed out both. */
const scraper: Principal = { workspaceId: 'main', role: 'admin' };

/** Customer-experience numbers for Prometheus, from the one registry that answers `/api/query`. */
@Injectable()
export class CxGauges {
  private readonly gauges = new Map<string, Gauge>();
  private readonly observations: Gauge;
  private readonly windowEnd: Gauge;
  private running: Promise<void> | undefined;
  private freshUntilMs = 0;

  constructor(
    @Inject(PROMETHEUS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject(METRIC_ANSWERER) private readonly answerer?: MetricAnswerer,
  ) {
    const registers = [registry];
    for (const { name, help, labels } of cxFamilies) {
      this.gauges.set(name, new Gauge({ name, help, labelNames: ['window', ...labels], registers }));
    }
    this.observations = new Gauge({
      name: 'cx_observations',
      help: 'How many observations a cx_* number rests on.',
      labelNames: ['metric', 'window'],
      registers,
    });
    this.windowEnd = new Gauge({
      name: 'cx_window_end_timestamp_seconds',
      help: 'End of the window of the cx_* numbers: /api/query over it gives the same numbers.',
      labelNames: ['window'],
      registers,
    });
  }

  /** Brings the gauges up to date. Never rejects: while the store is away they have no samples. */
  async refresh(): Promise<void> {
    if (this.answerer === undefined || performance.now() < this.freshUntilMs) return;
    this.running ??= this.ask(this.answerer, Date.now()).finally(() => {
      this.running = undefined;
      this.freshUntilMs = performance.now() + freshMs;
    });
    await this.running;
  }

  private async ask(answerer: MetricAnswerer, nowMs: number): Promise<void> {
    this.observations.reset();
    await Promise.all(
      cxFamilies.map(async (family) => {
        this.gauges.get(family.name)?.reset();
        for (const window of family.windows) await this.askOne(answerer, family, window, nowMs);
      }),
    );
  }

  private async askOne(
    answerer: MetricAnswerer,
    family: CxFamily,
    window: CxWindow,
    nowMs: number,
  ): Promise<void> {
    const { from, to } = windowOf(window, nowMs);
    this.windowEnd.set({ window }, to.getTime() / 1000);
    for (const { params, labels } of family.variants) {
      const query = metricQuery.parse({
        metric: family.metric,
        from: from.toISOString(),
        to: to.toISOString(),
        groupBy: [...family.groupBy],
        params,
      });
      try {
        this.show(family, { window, ...labels }, await answerer.answer(scraper, query));
      } catch (error) {
        this.logger.debug({ metric: family.metric, reason: String(error) }, 'no answer for a cx gauge');
      }
    }
  }

  private show(
    family: CxFamily,
    labels: { window: CxWindow } & Record<string, string>,
    answer: MetricAnswer,
  ): void {
    const gauge = this.gauges.get(family.name);
    this.observations.set({ metric: family.metric, window: labels.window }, answer.total.n);
    for (const { group, total } of answer.series) {
      if (total.value !== null) gauge?.set({ ...labels, ...group }, total.value / family.divisor);
    }
  }
}
