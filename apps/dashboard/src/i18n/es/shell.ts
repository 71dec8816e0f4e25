import type { Messages } from '../en.ts';

type Part = Pick<Messages, 'app' | 'language' | 'theme' | 'days' | 'session'>;

export const shell: Part = {
  app: {
    skip: 'Saltar al contenido',
    wall: 'Mural',
    metrics: 'Métricas',
    customers: 'Clientes',
    models: 'Modelos',
    main: 'Principal',
    notFound: 'No hay nada en esta dirección',
  },
  language: { label: 'Idioma', en: 'English', es: 'Español' },
  theme: { dark: 'Usar el tema oscuro', light: 'Usar el tema claro' },
  days: { from: 'Desde', to: 'Hasta' },
  session: {
    title: 'Entrar',
    lead: 'Cómo están tus clientes, ahora mismo.',
    email: 'Correo',
    password: 'Contraseña',
    submit: 'Entrar',
    submitting: 'Entrando',
    reveal: 'Mostrar la contraseña',
    conceal: 'Ocultar la contraseña',
    needsEmail: "Escribe un correo, por ejemplo ana{'@'}empresa.com",
    needsPassword: 'Escribe tu contraseña',
    wrong: 'El correo y la contraseña no coinciden. Revísalos e inténtalo otra vez.',
    tooMany: 'Demasiados intentos. Espera un minuto y vuelve a probar.',
    unreachable: 'El servidor no responde. Comprueba la conexión e inténtalo otra vez.',
    failed: 'Algo ha fallado por nuestra parte. Inténtalo dentro de un momento.',
    ended: 'La sesión ha terminado. Entra de nuevo para seguir.',
    signOut: 'Salir',
  },
};
