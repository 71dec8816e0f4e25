/** What a definition of a deal metric says of time and dimensions. */
export const dealRules = {
  created: {
    en: 'Deals created in [from, to), whatever became of them; late events restate the past.',
    es: 'Oportunidades creadas en [from, to), sea cual sea su final; los eventos que llegan tarde corrigen el pasado.',
  },
  closed: {
    en: 'Deals won or lost in [from, to); the latest of the two counts, from when it first stood.',
    es: 'Oportunidades ganadas o perdidas en [from, to); vale lo último de las dos, desde que se supo.',
  },
  ownDimensions: {
    en: 'A dimension of a deal is the one of the earliest of its events that has it.',
    es: 'Cada dimensión de una oportunidad es la del primero de sus eventos que la tiene.',
  },
};
