import type { FeedItem } from '@pulso/contract';

/** What customers of an invented shop say, masked as the api masks. */
const said: [
  type: 'nps' | 'csat' | 'ces',
  score: number,
  verbatim: string,
  channel: string,
  touchpoint: string,
][] = [
  [
    'nps',
    10,
    'Llegó un día antes de lo prometido y la caja venía impecable. Así da gusto comprar.',
    'app',
    'Entrega',
  ],
  [
    'csat',
    2,
    'Tres llamadas y nadie sabe dónde está mi pedido. La última persona me colgó.',
    'phone',
    'Posventa',
  ],
  ['ces', 6, 'Changing the delivery address took me one minute. Clear and quick.', 'web', 'Mi cuenta'],
  ['nps', 7, 'Está bien, aunque el envío podría ser más barato.', 'web', 'Pago'],
  [
    'csat',
    5,
    '[nombre], de la tienda, me ayudó a elegir talla sin ninguna prisa. Volveré.',
    'store',
    'Tienda',
  ],
  [
    'ces',
    2,
    'The returns form asked me for the order number four times. I gave up and wrote to [email].',
    'email',
    'Devolución',
  ],
  ['nps', 9, 'Compro aquí desde hace años y nunca me han fallado.', 'email', 'Encuesta anual'],
  [
    'csat',
    3,
    'El chat contesta rápido, pero no resuelve. Al final hay que llamar al [teléfono].',
    'chat',
    'Ayuda',
  ],
  ['csat', 5, 'Reembolso en dos días. Perfecto.', 'app', 'Devolución'],
  ['nps', 3, 'Paid for express and it came a week later. Nobody told me anything.', 'web', 'Entrega'],
  ['ces', 7, 'Facilísimo. Ojalá todo fuera así.', 'app', 'Pago'],
  ['nps', 8, 'Buena calidad. Echo en falta más colores.', 'web', 'Producto'],
  ['csat', 1, 'El repartidor dejó el paquete en la calle, lloviendo.', 'phone', 'Entrega'],
  ['csat', 4, 'Quick answer from support, thank you.', 'chat', 'Ayuda'],
];
const scales = { nps: [0, 10, 9, 7], csat: [1, 5, 4, 3], ces: [1, 7, 5, 4] } as const;

/** The item that arrived as number `index` of the day. */
export function fakeFeedItem(index: number, atMs: number): FeedItem {
  const [type, score, verbatim, channel, touchpoint] = said[(index * 5) % said.length] ?? [
    'nps',
    9,
    '',
    'web',
    '',
  ];
  const [scaleMin, scaleMax, good, watch] = scales[type];
  const at = new Date(atMs).toISOString();
  const band = score >= good ? 'good' : score >= watch ? 'watch' : 'bad';
  return {
    id: `item-${String(index)}`,
    occurredAt: at,
    receivedAt: at,
    type,
    score,
    scaleMin,
    scaleMax,
    band,
    verbatim,
    channel,
    stage: 'delivery',
    touchpoint,
    survey: '',
  };
}
