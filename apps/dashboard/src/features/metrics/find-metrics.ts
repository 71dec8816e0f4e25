import type { MetricDefinition } from '@pulso/contract';

/** Metrics whose id, name or explanation contains every word, in either language and without accents. */
export function findMetrics(metrics: MetricDefinition[], text: string): MetricDefinition[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return metrics.filter(({ id, name, explanation }) => {
    const all = plain([id, name.en, name.es, explanation.en, explanation.es].join(' '));
    return words.every((word) => all.includes(word));
  });
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
