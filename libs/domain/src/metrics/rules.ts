import { dimensions } from '@pulso/contract';

/** Every metric on events splits and filters by these; the store maps each to a column. */
export const eventDimensions: string[] = [...dimensions, 'properties.<name>'];

/** Sentences that several definitions share, so that they cannot drift apart. */
export const windowRules = {
  eventTime: {
    en: 'Events whose own time lies in [from, to), in the zone of the query; late events restate the past.',
    es: 'Eventos cuya propia hora cae en [from, to), en la zona horaria de la consulta; los que llegan tarde corrigen el pasado.',
  },
  created: {
    en: 'Tickets created in [from, to), whenever they were answered; late events restate the past.',
    es: 'Tickets creados en [from, to), sin importar cuándo se respondieron; los eventos que llegan tarde corrigen el pasado.',
  },
  endOfWindow: {
    en: 'The state at the end of each window, or now when that is earlier.',
    es: 'El estado al final de cada ventana, o ahora si aún no ha terminado.',
  },
};
export const attributionRules = {
  ownEvent: {
    en: 'Dimensions are those of the event itself.',
    es: 'Las dimensiones son las del propio evento.',
  },
  ticketCreation: {
    en: 'Dimensions are those of the event that created the ticket.',
    es: 'Las dimensiones son las del evento que creó el ticket.',
  },
};
export const denominators = {
  count: { en: 'None: it is a count.', es: 'Ninguno: es un recuento.' },
};
export const intervalMethods = {
  poisson: {
    en: 'Poisson limits of the rate behind the count, 95 %',
    es: 'Límites de Poisson de la tasa que hay tras el recuento, 95 %',
  },
  wilson: { en: 'Wilson score, 95 %', es: 'Intervalo de Wilson, 95 %' },
};

/** Who answers for a definition: the area that acts on the number. */
export const owners = {
  customerExperience: { en: 'Customer experience', es: 'Experiencia de cliente' },
  platform: { en: 'Platform', es: 'Plataforma' },
  sales: { en: 'Sales', es: 'Ventas' },
  service: { en: 'Service', es: 'Atención' },
};

export const minimumSample = 30;
