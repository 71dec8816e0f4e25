import { z } from 'zod';

/** What a journey may be of, as a param. */
export const journeyKey = z
  .string()
  .max(200)
  .regex(
    /^(person|subject|journey|properties\..+)$/s,
    'must be person, subject, journey or properties.<name>',
  );

export const journeyKeyParam = {
  en: 'what a journey is of: person (default), subject (the order, ticket or deal of the event), journey or properties.<name>',
  es: 'de qué es el recorrido: person (persona; por defecto), subject (el pedido, ticket u oportunidad del evento), journey o properties.<nombre>',
};

export const placeParam = (first: string) => ({
  en: `the field that says where an event is: ${first} (default), or another of name, stage, touchpoint, area, channel`,
  es: `el campo que dice dónde ocurre un evento: ${first} (por defecto), u otro de name, stage, touchpoint, area, channel`,
});
export const journeyPlace = z.enum(['name', 'stage', 'touchpoint', 'area', 'channel']);

/** What a definition of a journey metric says of time and dimensions. */
export const journeyRules = {
  entered: {
    en: 'Journeys whose first event of the start lies in [from, to), whenever they went on; late events restate the past.',
    es: 'Recorridos cuyo primer evento de inicio cae en [from, to), sin importar cuándo siguieron; los eventos que llegan tarde corrigen el pasado.',
  },
  entry: {
    en: 'Dimensions and filters are those of the event that started the journey; who starts in two groups counts in each, and once in the total.',
    es: 'Las dimensiones y los filtros son los del evento que inició el recorrido; quien empieza en dos grupos cuenta en cada uno, y una sola vez en el total.',
  },
  arriving: {
    en: 'Moves whose second event lies in [from, to); the first may lie before.',
    es: 'Movimientos cuyo segundo evento cae en [from, to); el primero puede ser anterior.',
  },
  arrivingEvent: {
    en: 'Dimensions and filters are those of the event that was moved to.',
    es: 'Las dimensiones y los filtros son los del evento al que se llega.',
  },
};

const dayMs = 86_400_000;
export const daysToMs = (days: number): number => Math.round(days * dayMs);

/** Up to ten years: what fits in a time of the store. */
export const days = z.number().min(0).max(3660);

/** Events further apart are two visits, not a move. */
export const usualGapDays = 30;
export const gapParam = {
  en: `days after which the next event no longer follows from the one before, default ${usualGapDays}`,
  es: `días tras los que el siguiente evento ya no viene del anterior; por defecto, ${usualGapDays}`,
};
