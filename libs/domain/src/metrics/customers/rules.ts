/** What the metrics on the state of customers say alike. */
export const customerRules = {
  window: {
    en: 'The state at the end of each window, or now when that is earlier, from all that happened before; late events restate the past.',
    es: 'El estado al final de cada ventana, o ahora si aún no ha terminado, con todo lo ocurrido antes; los eventos que llegan tarde corrigen el pasado.',
  },
  attribution: {
    en: 'Dimensions are those of the newest order, answer or ticket of the customer.',
    es: 'Las dimensiones son las del último pedido, respuesta o ticket del cliente.',
  },
  interval: {
    en: 'Student t of the mean over customers, 95 %, cut to 0-100; Wilson when all are equal',
    es: 't de Student de la media entre clientes, 95 %, limitada a 0-100; Wilson cuando todos son iguales',
  },
};
