import { metricDefinition } from '@pulso/contract';
import type { Measure } from './metric.ts';
import { metrics } from './registry.ts';

/** A measure written with as many decimals as the expected text has. */
function written({ value, interval }: Measure, expected: string): string {
  if (value === null) return 'none';
  let index = 0;
  const numbers = [value, interval?.low ?? Number.NaN, interval?.high ?? Number.NaN];
  return expected.replace(/-?\d+(\.(\d+))?/g, (_all, _point, decimals?: string) =>
    (numbers[index++] ?? Number.NaN).toFixed(decimals?.length ?? 0),
  );
}

describe.each(metrics.map((metric) => [metric.definition.id, metric] as const))(
  'metric %s',
  (_id, metric) => {
    it('has a complete definition in both languages', () => {
      expect(metricDefinition.safeParse(metric.definition).error).toBeUndefined();
      expect(metric.goldens.length).toBeGreaterThan(0);
    });

    it('explains itself in Spanish, not in copied English', () => {
      const { explanation, formula, denominator, windowRule, attributionRule, params } = metric.definition;
      const sentences = [explanation, formula, denominator, windowRule, attributionRule];
      expect([...sentences, ...Object.values(params)].filter(({ en, es }) => en === es)).toEqual([]);
    });

    it('tells its worked examples in Spanish too', () => {
      const numbersOnly = /^[\d., ]+ and \d+$/;
      const names = metric.goldens.map(({ name }) => name);
      const copied = names.filter(({ en, es }) => es === '' || (en === es && !numbersOnly.test(en)));
      expect(copied).toEqual([]);
    });

    it('says in the catalogue which params it takes', () => {
      const refused = Object.keys(metric.definition.params).filter((name) => {
        try {
          metric.bind({ [name]: Symbol('not a value') });
          return true;
        } catch {
          return false;
        }
      });
      expect(refused).toEqual([]);
      expect(() => metric.bind({ unheard_of: 1 })).toThrow('unheard_of');
      expect(() => metric.bind({})).not.toThrow();
    });

    it.each(metric.goldens.map((golden) => [golden.name.en, golden] as const))(
      'holds: %s',
      (_name, golden) => {
        expect(written(golden.measure(), golden.expected)).toBe(golden.expected);
      },
    );
  },
);

describe('metrics', () => {
  it('have an id of their own', () => {
    const ids = metrics.map(({ definition }) => definition.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
