import type { ModelCard, ModelId } from '@pulso/contract';

/** What each model is for, and when not to believe it. */
export const modelCards: Readonly<Record<ModelId, ModelCard>> = {
  'bg-nbd-gamma-gamma': {
    id: 'bg-nbd-gamma-gamma',
    name: { en: 'BG/NBD with Gamma-Gamma', es: 'BG/NBD con Gamma-Gamma' },
    purpose: {
      en: 'Foretells how often customers without a contract will buy, whether they are still there, and what they will be worth.',
      es: 'Prevé cuántas veces comprarán los clientes sin contrato, si siguen activos y cuánto valdrán.',
    },
    inputs: {
      en: 'Of each customer: repeat purchase days (x), time from the first to the last purchase (tx) and to the end (T), mean amount of the repeats (m).',
      es: 'De cada cliente: días con recompra (x), tiempo de la primera a la última compra (tx) y hasta el final (T), importe medio de las recompras (m).',
    },
    outputs: {
      en: 'Probability of being alive, purchases to come, mean amount and discounted value, for each customer and in total.',
      es: 'Probabilidad de seguir activo, compras por venir, importe medio y valor descontado, por cliente y en total.',
    },
    assumptions: [
      {
        en: 'While active, a customer buys at a steady rate of their own: strong seasons are missed.',
        es: 'Mientras está activo, cada cliente compra a un ritmo propio y constante: las temporadas marcadas se le escapan.',
      },
      {
        en: 'A customer can leave right after a purchase, never between two: who has bought once counts as alive for certain; read it as new.',
        es: 'Un cliente puede irse justo después de una compra, nunca entre dos: quien compró una vez cuenta como activo con certeza; léelo como nuevo.',
      },
      {
        en: 'How often and how much are independent: with a correlation above 0.3 the values are biased.',
        es: 'Cuántas veces y cuánto son independientes: con una correlación por encima de 0,3 los valores están sesgados.',
      },
      {
        en: 'Purchases of one day are one purchase, and refunds are not deducted.',
        es: 'Las compras de un mismo día son una sola, y las devoluciones no se descuentan.',
      },
    ],
    needs: {
      en: '200 customers, somebody who came back, and a history of three median gaps between purchases.',
      es: '200 clientes, alguien que haya vuelto y una historia de tres intervalos medianos entre compras.',
    },
    sources: [
      'Fader, Hardie & Lee 2005, "Counting Your Customers" the Easy Way, Marketing Science 24(2)',
      'Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value, note 025',
    ],
    metrics: ['cltv_predicted', 'churn_inferred'],
  },
  'shifted-beta-geometric': {
    id: 'shifted-beta-geometric',
    name: { en: 'Shifted-beta-geometric', es: 'Beta-geométrico desplazado' },
    purpose: {
      en: 'Foretells how many of a cohort of subscribers will still be there after each renewal, and what a new one is worth.',
      es: 'Prevé cuántos suscriptores de una cohorte seguirán tras cada renovación y cuánto vale uno nuevo.',
    },
    inputs: {
      en: 'The size of a cohort and how many were left after each renewal.',
      es: 'El tamaño de una cohorte y cuántos quedaban tras cada renovación.',
    },
    outputs: {
      en: 'The share left after any number of renewals, and the discounted expected lifetime.',
      es: 'La parte que queda tras cualquier número de renovaciones y la vida esperada descontada.',
    },
    assumptions: [
      {
        en: 'Each customer leaves with the same probability at every renewal; customers differ in it. That retention rises over time is who stays, not loyalty that grows.',
        es: 'Cada cliente se va con la misma probabilidad en cada renovación; los clientes difieren en ella. Que la retención suba con el tiempo se debe a quién se queda, no a que crezca la fidelidad.',
      },
      {
        en: 'All renew at the same intervals, and nobody comes back once lost.',
        es: 'Todos renuevan con la misma periodicidad y nadie vuelve tras irse.',
      },
    ],
    needs: {
      en: 'Two renewals and at least one lost customer.',
      es: 'Dos renovaciones y al menos un cliente perdido.',
    },
    sources: [
      'Fader & Hardie 2007, How to Project Customer Retention, Journal of Interactive Marketing 21(1)',
      'Fader & Hardie 2010, Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1)',
    ],
    metrics: ['cltv_contractual'],
  },
};
