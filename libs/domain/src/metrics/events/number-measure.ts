import type { MetricWarning } from '@pulso/contract';
import type { Measure } from '../metric.ts';
import { mixedScales } from '../rates.ts';
import type { NumberField } from './cells.ts';

interface Counted {
  n: number;
  unreadable: number;
  units: readonly string[];
}

const excluded = (unreadable: number): MetricWarning[] =>
  unreadable > 0
    ? [
        {
          code: 'excluded',
          message: `${unreadable} events give something that is not a number, and are left out.`,
        },
      ]
    : [];

/** Why numbers in several units give no value: amounts of several currencies, answers on several scales. */
function mixedUnits(fields: readonly NumberField[], units: readonly string[]): MetricWarning {
  if (!fields.includes('amount'))
    return mixedScales(`Answers on ${units.join(', ')} do not compare. Filter or group by survey.`);
  const message = `Amounts in ${units.join(', ')} are never put together. Filter or group by currency.`;
  return { code: 'mixed_currencies', message };
}

/**
 * A measure of numbers that events carry: none when they are in several units, and what could not be read is counted
 * beside it. `unit` is what the asker calls the unit of a property.
 */
export function measureOfNumbers(
  { n, unreadable, units }: Counted,
  fields: readonly NumberField[],
  unit: string | undefined,
  measure: Omit<Measure, 'n'>,
): Measure {
  const [first] = units;
  const warnings = [...excluded(unreadable), ...(measure.warnings ?? [])];
  if (units.length > 1)
    return { value: null, n, parts: { unreadable }, warnings: [mixedUnits(fields, units), ...warnings] };
  const own = fields.length === 1 && fields[0] === 'amount' ? first : undefined;
  const shown = own ?? unit;
  return {
    ...measure,
    n,
    ...(shown !== undefined && { unit: shown }),
    parts: { ...measure.parts, unreadable },
    warnings,
  };
}
