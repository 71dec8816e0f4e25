import type { Messages } from '../en.ts';

type Part = Pick<Messages, 'stages' | 'channels' | 'feed'>;

export const customers: Part = {
  stages: {
    title: 'Recorrido',
    acquisition: 'Captación',
    sale: 'Venta',
    delivery: 'Entrega',
    loyalty: 'Fidelidad',
    service: 'Servicio',
    events: 'eventos',
    noScore: 'sin nota',
    score: '{name} {value}',
    step: 'Etapa {name}',
  },
  channels: {
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
