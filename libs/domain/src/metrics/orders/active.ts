import { z } from 'zod';
import type { RetentionSummary } from './cells.ts';

/** What makes a person active, for retention and churn. */
export const activeParams = { of: z.string().trim().min(1).max(200).default('orders') };
export const activeParamTexts = {
  of: {
    en: 'what makes a person active: orders (default: a completed order), any (any event), or the name of an event',
    es: 'qué hace activa a una persona: orders (un pedido completado; por defecto), any (cualquier evento), o el nombre de un evento',
  },
};

export const retentionWindow = {
  en: '[from, to) against the window before it: as many months for whole months, as many days for whole days, else as long. Each point against the one before.',
  es: '[from, to) frente a la ventana anterior: tantos meses si son meses enteros, tantos días si son días enteros, si no igual de larga. Cada punto, frente al anterior.',
};

/** E in the parts is what the formula takes: those kept and those new, without the reactivated. */
export function retainedParts({ started, kept, fresh, reactivated }: RetentionSummary) {
  return { start: started, end: kept + fresh, new: fresh, kept, lost: started - kept, reactivated };
}
