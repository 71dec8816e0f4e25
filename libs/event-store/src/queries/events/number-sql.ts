import type { NumberColumn, NumberField } from '@pulso/domain';
import type { Params } from '../metrics/dimensions.ts';

const propertyPrefix = 'properties.';

interface NumberSql {
  /** Whether the event gives anything there. */
  given: string;
  /** A Float64; NaN when what is given does not read as a number. */
  number: string;
  /** What it is counted in: a currency, or a scale and its direction; empty text when that is not known. */
  unit: string;
}

const scale = `concat(toString(ifNull(events.scale_min, 0)), '-', toString(ifNull(events.scale_max, 0)), if(direction = 'lower_is_better', ' (lower is better)', ''))`;

const column = (name: NumberColumn, unit = "''"): NumberSql => ({
  given: `events.${name} IS NOT NULL`,
  number: `toFloat64(assumeNotNull(events.${name}))`,
  unit,
});

/** The closed map from the names of a query to columns. */
const columns: Readonly<Record<NumberColumn, NumberSql>> = {
  score: column('score', scale),
  amount: column('amount', 'toString(currency)'),
  quantity: column('quantity'),
  weight: column('weight'),
  probability: column('probability'),
};

/** A number that an event carries. The name of a property is bound as `binding`, never written out. */
export function numberSql(field: NumberField, binding: string, params: Params): NumberSql {
  if (!field.startsWith(propertyPrefix)) return columns[field as NumberColumn];
  params[binding] = field.slice(propertyPrefix.length);
  const text = `properties[{${binding}:String}]`;
  return {
    given: `${text} != ''`,
    number: `ifNull(toFloat64OrNull(trimBoth(${text})), nan)`,
    unit: "''",
  };
}
