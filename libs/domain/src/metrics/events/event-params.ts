import { dimensionRef, eventKinds, type EventKind } from '@pulso/contract';
import { z } from 'zod';
import { numberColumns, type NumberField } from './cells.ts';

/** A comma-separated list, without blanks. */
export const textList = z
  .string()
  .max(200)
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

/** Kinds of events; none named is all of them. */
export const kindList = z
  .string()
  .max(200)
  .default('')
  .pipe(textList)
  .pipe(z.array(z.enum(eventKinds)))
  .transform((kinds): readonly EventKind[] => (kinds.length > 0 ? kinds : eventKinds));

/** `score`, `amount`, `quantity`, `weight`, `probability`, or any property, with or without `properties.` */
export const numberField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((name): NumberField => {
    const column = numberColumns.find((known) => known === name);
    if (column !== undefined) return column;
    return name.startsWith('properties.') ? (name as NumberField) : `properties.${name}`;
  });

/** A dimension, `subject` (the order, ticket, deal ... of an event) or `person`. */
export const countable = z.union([z.enum(['subject', 'person']), dimensionRef]);

export const unitOfProperty = z.enum(['value', 'count', 's', '%', 'score', 'points', 'ratio', 'months']);

export const kindListText = {
  en: `comma-separated, of ${eventKinds.join(', ')}; left out, all of them`,
  es: `separados por comas, de ${eventKinds.join(', ')}; si se omite, todos`,
};
export const numberFieldText = {
  en: `${numberColumns.join(', ')}, or the name of a property; what does not read as a number is left out and counted`,
  es: `${numberColumns.join(', ')}, o el nombre de una propiedad; lo que no se lee como número se deja fuera y se cuenta aparte`,
};
export const unitText = {
  en: `the unit of the property, for display: ${unitOfProperty.options.join(', ')}; an amount has its currency`,
  es: `la unidad de la propiedad, para mostrarla: ${unitOfProperty.options.join(', ')}; un importe tiene su moneda`,
};
