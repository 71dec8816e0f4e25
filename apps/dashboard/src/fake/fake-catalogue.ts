import type { MetricDefinition } from '@pulso/contract';

const common = {
  version: 1,
  windowRule: 'Half-open [from, to) in event time, in the zone of the workspace',
  attributionRule: 'The moment of the answer',
  dimensions: ['channel', 'source', 'area', 'stage', 'touchpoint', 'persona'],
  params: {},
  minimumN: 30,
  owner: 'Customer experience',
  source: 'METRICS.md',
} as const;

type Short = Pick<
  MetricDefinition,
  | 'id'
  | 'name'
  | 'explanation'
  | 'formula'
  | 'unit'
  | 'direction'
  | 'denominator'
  | 'intervalMethod'
  | 'goldenTests'
>;

const short: Short[] = [
  {
    id: 'nps',
    name: { en: 'Net Promoter Score', es: 'Net Promoter Score' },
    explanation: {
      en: 'How many more customers would recommend us than would warn others off, from −100 to +100.',
      es: 'Cuántos clientes más nos recomendarían de los que desaconsejarían venir, de −100 a +100.',
    },
    formula: '100 × (promoters − detractors) ÷ answers',
    unit: 'points',
    direction: 'higher_is_better',
    denominator: 'Scored answers to the 0 to 10 question',
    intervalMethod: 'Adjusted Wald, 95 %',
    goldenTests: [
      { name: '50 / 30 / 20', expected: '30.0, from 14.05 to 44.20' },
      { name: '58 / 24 / 18', expected: '40.0, from 23.86 to 53.81' },
    ],
  },
  {
    id: 'csat',
    name: { en: 'Customer satisfaction', es: 'Satisfacción del cliente' },
    explanation: {
      en: 'The share of customers who chose one of the top answers when asked how satisfied they were.',
      es: 'La parte de los clientes que eligió una de las mejores respuestas al preguntarles por su satisfacción.',
    },
    formula: '100 × satisfied ÷ ratings',
    unit: '%',
    direction: 'higher_is_better',
    denominator: 'All ratings of the survey',
    intervalMethod: 'Wilson, 95 %',
    goldenTests: [{ name: '74 of 107', expected: '69.16 %, from 59.87 to 77.12' }],
  },
  {
    id: 'first_response_time',
    name: { en: 'First response time', es: 'Tiempo de primera respuesta' },
    explanation: {
      en: 'How long customers wait for the first public reply of a person.',
      es: 'Cuánto esperan los clientes la primera respuesta pública de una persona.',
    },
    formula: 'Median of (first public human reply − creation)',
    unit: 's',
    direction: 'lower_is_better',
    denominator: 'Tickets with a first reply; those still waiting are told apart',
    intervalMethod: 'Order statistics, 95 %',
    goldenTests: [{ name: '10:00 to 11:30', expected: '1 h 30 min' }],
  },
  {
    id: 'revenue',
    name: { en: 'Revenue', es: 'Ingresos' },
    explanation: {
      en: 'The money of completed orders, refunds taken off.',
      es: 'El dinero de los pedidos completados, menos devoluciones.',
    },
    formula: 'Σ order amount − Σ refund amount',
    unit: 'money',
    direction: 'higher_is_better',
    denominator: 'Completed orders',
    intervalMethod: 'None: a total, not a sample',
    goldenTests: [{ name: 'Online retail', expected: '8,911,407.90' }],
  },
];

export const fakeCatalogue: MetricDefinition[] = short.map((metric) => ({
  ...common,
  ...metric,
  dimensions: [...common.dimensions],
}));
