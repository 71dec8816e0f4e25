import { z } from 'zod';

export const surveyName = z.string().trim().max(200).default('');
export const surveyNameText = {
  en: 'only this survey: properties.survey of its touchpoints, survey of its answers; left out, all of them',
  es: 'solo esta encuesta: properties.survey de sus touchpoints, survey de sus respuestas; si se omite, todas',
};

/** How a survey tells what happened to an invitation; several definitions rest on it. */
export const invitationText = {
  en: 'An invitation is told by touchpoints named survey_sent, survey_delivered, survey_shown, survey_started and survey_completed, or by an answer; they belong together by properties.invitation_id (an answer’s invitationId), else by person and survey.',
  es: 'Una invitación se sigue por touchpoints llamados survey_sent (enviada), survey_delivered (entregada), survey_shown (mostrada), survey_started (empezada) y survey_completed (completada), o por una respuesta; van juntos por properties.invitation_id (el invitationId de la respuesta), si no por persona y encuesta.',
};
