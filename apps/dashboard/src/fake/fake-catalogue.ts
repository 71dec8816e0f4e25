import type { MetricDefinition } from '@pulso/contract';

const common = {
  version: 1,
  windowRule: {
    en: 'Half-open [from, to) in event time, in the zone of the workspace',
    es: 'Semiabierta, [from, to), en hora del evento y en la zona horaria del espacio',
  },
  attributionRule: { en: 'The moment of the answer', es: 'El momento de la respuesta' },
  dimensions: ['channel', 'source', 'area', 'stage', 'touchpoint', 'persona'],
  params: {},
  minimumN: 30,
  owner: { en: 'Customer experience', es: 'Experiencia de cliente' },
  source: 'Pulso',
} as const;

type Short = Pick<
  MetricDefinition,
  | 'id'
  | 'noun'
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
    noun: 'feedback',
    name: { en: 'Net Promoter Score', es: 'Net Promoter Score' },
    explanation: {
      en: 'How many more customers would recommend us than would warn others off, from −100 to +100.',
      es: 'Cuántos clientes más nos recomendarían de los que desaconsejarían venir, de −100 a +100.',
    },
    formula: {
      en: '100 × (promoters − detractors) ÷ answers',
      es: '100 × (promotores − detractores) ÷ respuestas',
    },
    unit: 'points',
    direction: 'higher_is_better',
    denominator: {
      en: 'Scored answers to the 0 to 10 question',
      es: 'Respuestas con nota a la pregunta de 0 a 10',
    },
    intervalMethod: { en: 'Adjusted Wald, 95 %', es: 'Wald ajustado, 95 %' },
    goldenTests: [
      {
        name: { en: '50 promoters of 100', es: '50 promotores de 100' },
        expected: '30.0 [14.05, 44.20]',
      },
      { name: { en: 'no answers', es: 'sin respuestas' }, expected: 'none' },
    ],
  },
  {
    id: 'csat',
    noun: 'feedback',
    name: { en: 'Customer satisfaction', es: 'Satisfacción del cliente' },
    explanation: {
      en: 'The share of customers who chose one of the top answers when asked how satisfied they were.',
      es: 'La parte de los clientes que eligió una de las mejores respuestas al preguntarles por su satisfacción.',
    },
    formula: { en: '100 × satisfied ÷ ratings', es: '100 × satisfechos ÷ valoraciones' },
    unit: '%',
    direction: 'higher_is_better',
    denominator: { en: 'All ratings of the survey', es: 'Todas las valoraciones de la encuesta' },
    intervalMethod: { en: 'Wilson, 95 %', es: 'Wilson, 95 %' },
    goldenTests: [{ name: { en: '74 of 107', es: '74 de 107' }, expected: '69.16 [59.87, 77.12]' }],
  },
  {
    id: 'first_response_time',
    noun: 'service',
    name: { en: 'First response time', es: 'Tiempo de primera respuesta' },
    explanation: {
      en: 'How long customers wait for the first public reply of a person.',
      es: 'Cuánto esperan los clientes la primera respuesta pública de una persona.',
    },
    formula: {
      en: 'Median of (first public human reply − creation)',
      es: 'Mediana de (primera respuesta pública de una persona − creación)',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: 'Tickets with a first reply; those still waiting are told apart',
      es: 'Tickets con primera respuesta; los que aún esperan se cuentan aparte',
    },
    intervalMethod: { en: 'Order statistics, 95 %', es: 'Estadísticos de orden, 95 %' },
    goldenTests: [{ name: { en: '10:00 to 11:30', es: 'de 10:00 a 11:30' }, expected: '5400' }],
  },
  {
    id: 'revenue',
    noun: 'orders',
    name: { en: 'Revenue', es: 'Ingresos' },
    explanation: {
      en: 'The money of completed orders, refunds taken off.',
      es: 'El dinero de los pedidos completados, menos devoluciones.',
    },
    formula: {
      en: 'Σ order amount − Σ refund amount',
      es: 'Σ importe de los pedidos − Σ importe de las devoluciones',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: { en: 'Completed orders', es: 'Pedidos completados' },
    intervalMethod: { en: 'None: a total, not a sample', es: 'Ninguno: es un total, no una muestra' },
    goldenTests: [{ name: { en: 'a sum to the cent', es: 'una suma al céntimo' }, expected: '8911407.90' }],
  },
];

export const fakeCatalogue: MetricDefinition[] = short.map((metric) => ({
  ...common,
  ...metric,
  dimensions: [...common.dimensions],
}));
