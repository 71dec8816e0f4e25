import type { SelfServiceState } from './cells.ts';
import { shareOf } from './rules.ts';

export const selfService = (given: Partial<SelfServiceState>): SelfServiceState => ({
  ...{ people: 0, helped: 0, raised: 0, sessions: 0, deflected: 0 },
  ...{ immature: 0, contacted: 0, downvoted: 0 },
  ...given,
});

/** Help-centre users for each ticket user; null without ticket users. */
export const scoreOf = ({ helped, raised }: SelfServiceState): number | null =>
  raised > 0 ? helped / raised : null;

/** Deflected sessions as per cent of those that can be judged. */
export const deflectionOf = ({ deflected, sessions }: SelfServiceState): number | null =>
  shareOf(deflected, sessions);

/** What counts as a ticket, a call and a session, for both metrics. */
export const selfServiceRules = {
  hours: {
    en: 'hours after a session within which a ticket or call of that person undoes it: 24 (default) or 72',
    es: 'horas tras una sesión en las que un ticket o llamada de esa persona la anula: 24 (por defecto) o 72',
  },
  session: {
    en: 'A session is what one person does in the help centre or with the bot without a pause of 30 minutes.',
    es: 'Una sesión es lo que una persona hace en el centro de ayuda o con el bot sin una pausa de 30 minutos.',
  },
};
