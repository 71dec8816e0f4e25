import type { MetricWarning } from '@pulso/contract';

/** Sentences that the definitions of service metrics share. */
export const solvedRules = {
  window: {
    en: 'Tickets solved in [from, to), whenever they were created; late events restate the past.',
    es: 'Tickets resueltos en [from, to), sin importar cuándo se crearon; los eventos que llegan tarde corrigen el pasado.',
  },
  attribution: {
    en: 'In the period of the solve; dimensions are those of the event that created the ticket.',
    es: 'En el período de la resolución; las dimensiones son las del evento que creó el ticket.',
  },
};

/** What is left out everywhere that tickets are judged by how they were solved. */
export const excludedTickets = {
  en: 'Tickets that were merged into another, or carry the status or outcome spam, are left out.',
  es: 'Se excluyen los tickets fusionados con otro y los que llevan el estado o resultado spam.',
};

export const countClosedDescription = {
  en: 'true takes the closing of a ticket that was never solved for its solve; default false',
  es: 'true toma el cierre de un ticket nunca resuelto como su resolución; por defecto, false',
};

export function immatureWarning(count: number, what: string, wait: string): MetricWarning[] {
  if (count === 0) return [];
  return [
    { code: 'immature', message: `${count} ${what} are too recent to judge: ${wait} have not passed.` },
  ];
}

/** A share of a whole as per cent; null when there is none. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? (100 * part) / whole : null;
