import type { Messages } from '../en.ts';

type Part = Pick<Messages, 'stages' | 'word' | 'feed'>;

export const customers: Part = {
  stages: {
    title: 'Recorrido',
    events: 'eventos',
    noScore: 'sin nota',
    score: '{name} {value}',
    step: 'Etapa {name}',
  },
  word: {
    channel: {
      web: 'Web',
      app: 'App',
      store: 'Tienda',
      email: 'Correo',
      phone: 'Teléfono',
      chat: 'Chat',
      whatsapp: 'WhatsApp',
      social: 'Redes',
      partner: 'Socio',
      airport: 'Aeropuerto',
      marketplace: 'Mercado',
    },
    area: {
      marketing: 'Marketing',
      sales: 'Ventas',
      delivery: 'Entregas',
      service: 'Atención',
      logistics: 'Logística',
      finance: 'Finanzas',
      operations: 'Operaciones',
    },
    stage: {
      acquisition: 'Captación',
      sale: 'Venta',
      delivery: 'Entrega',
      loyalty: 'Fidelidad',
      service: 'Servicio',
    },
  },
  feed: {
    title: 'Lo que dicen los clientes',
    masked: 'Nombres y datos de contacto ocultos',
    noComment: 'Sin comentario, solo la nota',
    of: '{score} sobre {max}',
    ago: 'hace {age}',
    good: 'Bien',
    watch: 'Neutral',
    bad: 'Mal',
    none: 'Sin nota',
  },
};
