/** What customers of a furniture company write, by what they were asked about. Nobody is named; a few leave contact data, to show the masking. */
export type Theme = 'visit' | 'checkout' | 'delivery' | 'service' | 'brand';
type Band = 'good' | 'fair' | 'bad';

export const verbatims: Readonly<Record<Theme, Record<Band, Record<'es' | 'en', readonly string[]>>>> = {
  visit: {
    good: {
      es: [
        'Encontré la mesa que buscaba en dos clics y con las medidas a la vista.',
        'El planificador de habitaciones es una maravilla.',
        'Las fotos en casas de verdad ayudan muchísimo a decidir.',
      ],
      en: [
        'Filters that actually filter. Found my desk in a minute.',
        'The room planner is worth the visit on its own.',
        'Real photos in real flats. More of that, please.',
      ],
    },
    fair: {
      es: [
        'Buena selección, pero cuesta saber qué hay en cada tienda.',
        'La web va bien; el buscador, regular.',
      ],
      en: ['Nice range, though stock per store is hard to find.', 'Search is so-so, browsing is lovely.'],
    },
    bad: {
      es: [
        'Tres veces puse el filtro de ancho y tres veces lo olvidó.',
        'No hay manera de ver cuánto tarda la entrega sin registrarse.',
      ],
      en: ['The site forgets my filters every time I go back.', 'Half of what I clicked was out of stock.'],
    },
  },
  checkout: {
    good: {
      es: [
        'Compré el sofá desde el móvil en cinco minutos, sin dar mil vueltas.',
        'Me encantó poder ver el mueble en mi salón antes de pagar.',
        'Elegir el día de entrega al pagar me quitó un peso de encima.',
        'El pago a plazos se explicó clarísimo, sin letra pequeña.',
      ],
      en: [
        'Checkout took two minutes and my saved measurements were still there.',
        'Picking the delivery slot before paying is exactly how it should be.',
        'The room planner carried everything straight into the cart. Lovely.',
        'Paid in the app while my toddler slept. No surprises in the total.',
      ],
    },
    fair: {
      es: [
        'Todo bien, pero me pidió la dirección dos veces.',
        'El código de descuento funcionó al tercer intento.',
        'Habría agradecido saber el coste del montaje antes del último paso.',
      ],
      en: [
        'Fine overall, though the assembly fee only showed up on the last page.',
        'It worked, but I had to re-enter my postcode three times.',
        'Could not tell whether the lamp came with a bulb until I asked.',
      ],
    },
    bad: {
      es: [
        'La página se quedó en blanco al pagar y no sé si se cobró. Escribidme a pedidos.salon@example.com',
        'Imposible usar el vale regalo en la app; al final desistí y fui a la tienda.',
        'El precio cambió entre el carrito y el pago. Así no.',
      ],
      en: [
        'The payment page froze and I was charged twice. Reach me at late.checkout@example.com please.',
        'The gift card field rejects every code that your own store printed.',
        'I gave up after the form lost my address for the fourth time.',
      ],
    },
  },
  delivery: {
    good: {
      es: [
        'Llegaron en punto, subieron el armario tres pisos y se llevaron los cartones.',
        'Avisaron media hora antes, tal y como prometía la app.',
        'Dos repartidores amabilísimos. La mesa, impecable.',
        'Entrega un día antes de lo previsto y sin un rasguño.',
      ],
      en: [
        'Right on time, boots off at the door, packaging taken away. Perfect.',
        'The tracking map was spot on, down to the minute.',
        'They carried a king-size bed up a spiral staircase and smiled about it.',
        'Came a day early and called first. Could not ask for more.',
      ],
    },
    fair: {
      es: [
        'Llegó bien, pero la franja de seis horas es demasiado larga.',
        'El mueble perfecto; el seguimiento decía "en reparto" desde el martes.',
        'Faltaba un tornillo. Lo mandaron rápido, pero faltaba.',
      ],
      en: [
        'Arrived safely, though waiting in from eight to two is a lot to ask.',
        'Good crew, but nobody told me it would come in two shipments.',
        'One missing hinge. The rest was fine.',
      ],
    },
    bad: {
      es: [
        'Tercer día de retraso y nadie llama. Pedí el día libre para nada.',
        'La cómoda llegó con una esquina rota y el repartidor con prisa. Mi teléfono es +34 600 000 000.',
        'La app dice "entregado". Aquí no ha venido nadie.',
        'Dos cambios de fecha sin avisar. Mis hijos duermen en un colchón en el suelo.',
      ],
      en: [
        'Delayed again, with no message. I took a day off work for an empty driveway.',
        'The tabletop is cracked and the driver would not wait while I checked. Call me on +44 20 7946 0123.',
        'Marked as delivered, but nothing is here and the hallway camera saw nobody.',
        'Rescheduled twice on the morning itself. Please just tell me the truth.',
      ],
    },
  },
  service: {
    good: {
      es: [
        'En diez minutos por WhatsApp tenía la pieza pedida. Así da gusto.',
        'Me devolvieron la llamada cuando dijeron y lo dejaron resuelto.',
        'No tuve que contar mi historia dos veces: ya lo tenían todo delante.',
        'El chat me pasó a una persona sin pelearme con el robot.',
      ],
      en: [
        'Solved over chat before my tea went cold.',
        'They already had my order and photos in front of them. No repeating myself.',
        'A human answered, apologised, and sent the part the same day.',
        'Called back exactly when promised. Rare, and appreciated.',
      ],
    },
    fair: {
      es: [
        'Lo arreglaron, pero tuve que explicarlo en el chat y otra vez por teléfono.',
        'Respuesta correcta aunque tardó casi todo el día.',
        'Muy amables; la solución, a medias.',
      ],
      en: [
        'Sorted in the end, after explaining it to three different people.',
        'Polite and correct, just slow.',
        'The answer was fine, but it took a reminder to get it.',
      ],
    },
    bad: {
      es: [
        'Cuatro días esperando respuesta al correo. Sigo en reclamaciones.hogar@example.com, por si alguien lee esto.',
        'El robot me mandó en bucle al mismo artículo de ayuda.',
        'Cerraron mi caso sin resolverlo. Dos veces.',
      ],
      en: [
        'Closed my case without fixing anything, then asked me to rate it.',
        'The bot kept sending me to the same article. I only wanted a person.',
        'Forty minutes on hold, then the line dropped. Try me at 555-0142 after six.',
      ],
    },
  },
  brand: {
    good: {
      es: [
        'Llevo tres muebles y ni un problema. Os recomiendo sin dudar.',
        'Calidad honesta a un precio honesto.',
        'Mi hermana ya ha comprado el mismo sofá por mi culpa.',
        'Se nota que alguien ha pensado en cómo se monta esto.',
      ],
      en: [
        'Third purchase, third time it just worked. I tell everyone.',
        'Honest quality at an honest price.',
        'You turned a small flat into a home. My neighbours keep asking where from.',
        'The instructions read as if someone had actually tried them.',
      ],
    },
    fair: {
      es: [
        'Buenos muebles; la entrega es una lotería.',
        'Me gusta lo que hacéis, aunque los precios han subido bastante.',
        'Bien, sin más. Volvería por el diseño, no por la experiencia.',
      ],
      en: [
        'Great design, average follow-up.',
        'Happy with the sofa. The path to getting it could be shorter.',
        'I would come back for the range, less so for the service.',
      ],
    },
    bad: {
      es: [
        'Después de este retraso no me atrevo a recomendaros.',
        'Mucho anuncio bonito, pero cuando hay un problema desaparecéis.',
        'Prometéis una semana y tardáis tres.',
      ],
      en: [
        'After that delivery I cannot recommend you in good conscience.',
        'Beautiful shop windows, silence when something breaks.',
        'You promise a week and take three.',
      ],
    },
  },
};
