import { z } from 'zod';

/** What counts as a purchase, for metrics that also fit other things people come back for. */
export const purchaseParams = {
  of: z.string().trim().min(1).max(200).default('orders'),
};
export const purchaseParamTexts = {
  of: {
    en: 'orders (default: completed orders), or the name of the event that counts as a purchase',
    es: 'orders (pedidos completados; por defecto), o el nombre del evento que cuenta como compra',
  },
};

export const occasionParam = z.enum(['order', 'day']);
export const occasionText = {
  en: 'order, or day: all that a person buys on one day of the query’s zone is one purchase',
  es: 'order (un pedido), o day: todo lo que una persona compra en un mismo día de la zona de la consulta es una sola compra',
};
