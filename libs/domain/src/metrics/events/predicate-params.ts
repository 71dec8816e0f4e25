import { dimensionRef } from '@pulso/contract';
import { z } from 'zod';
import type { Predicate } from './cells.ts';
import { numberField, textList } from './event-params.ts';

/** The params of a yes or no about an event: `value` of `dimension`, or `number` between two bounds. */
export const predicateShape = {
  dimension: dimensionRef.default('outcome'),
  value: z.string().max(200).default('').pipe(textList),
  number: numberField.optional(),
  at_least: z.number().optional(),
  at_most: z.number().optional(),
  unset: z.enum(['exclude', 'include']).default('exclude'),
};

export function predicateOf(params: z.output<z.ZodObject<typeof predicateShape>>): Predicate {
  const {
    dimension,
    value,
    number,
    at_least: atLeast = -Number.MAX_VALUE,
    at_most: atMost = Number.MAX_VALUE,
  } = params;
  if (number !== undefined) return { field: number, atLeast, atMost };
  return { dimension, values: value, unset: params.unset };
}

export const predicateText = {
  dimension: {
    en: 'the dimension or properties.<name> that says yes or no; default outcome',
    es: 'la dimensión o properties.<nombre> que dice sí o no; por defecto, outcome',
  },
  value: {
    en: 'the values that say yes, comma-separated',
    es: 'los valores que dicen sí, separados por comas',
  },
  number: {
    en: 'instead of a dimension, a number of the event: score, amount, quantity or a property',
    es: 'en vez de una dimensión, un número del evento: score, amount, quantity o una propiedad',
  },
  at_least: {
    en: 'yes is a number of at least this',
    es: 'es sí un número de esto como mínimo',
  },
  at_most: { en: 'yes is a number of at most this', es: 'es sí un número de esto como máximo' },
  unset: {
    en: 'exclude (default) or include the events that have no value in the dimension',
    es: 'exclude (excluir; por defecto) o include (incluir) los eventos sin valor en la dimensión',
  },
};
