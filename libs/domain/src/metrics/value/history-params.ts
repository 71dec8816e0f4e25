import { z } from 'zod';
import type { HistoryOptions } from './cells.ts';

/** What every metric on purchase histories is asked with. */
export const historyParams = {
  calibration_end: z.union([z.literal(''), z.iso.date()]).default(''),
  unit: z.enum(['week', 'day']).default('week'),
  currency: z
    .union([z.literal(''), z.string().regex(/^[A-Z]{3}$/, 'must be a code such as EUR')])
    .default(''),
};
export const historyParamTexts = {
  calibration_end: {
    en: 'last day that the model sees, such as 1997-09-30, in the query’s zone; later days of the window are the holdout. Empty (default): the last day of the window that has begun',
    es: 'último día que ve el modelo, como 1997-09-30, en la zona de la consulta; los días posteriores de la ventana sirven de comprobación. Vacío (por defecto): el último día de la ventana que ya ha empezado',
  },
  unit: {
    en: 'week (default) or day: the time unit of the model, and so of its alpha',
    es: 'week (semana; por defecto) o day (día): la unidad de tiempo del modelo y, por tanto, de su alpha',
  },
  currency: {
    en: 'orders in this currency only, such as USD; empty (default): all, if they are in one',
    es: 'solo los pedidos en esta moneda, como USD; vacío (por defecto): todos, si están en una sola',
  },
};

export const historyOptions = (
  { calibration_end, currency }: { calibration_end: string; currency: string },
  silentGaps = 0,
): HistoryOptions => ({ calibrationEnd: calibration_end, currency, silentGaps });

export const historyWindow = {
  en: 'Completed orders of known people in [from, to), all of one day of the query’s zone as one purchase; refunds are not deducted. Each step of an interval is a window of its own.',
  es: 'Pedidos completados de personas conocidas en [from, to); los de un mismo día de la zona de la consulta son una sola compra y las devoluciones no se descuentan. Cada tramo de un intervalo es una ventana propia.',
};
