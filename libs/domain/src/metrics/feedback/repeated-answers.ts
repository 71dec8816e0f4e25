/** How long an answer to an invitation can still be replaced by another. */
export const answerEditDays = 30;

const sentence = {
  en: `Of repeated answers to the same question of one invitation (invitationId, survey and type) the last counts: each replaces the one before it when it was given at most ${answerEditDays} days after; what was replaced stays on the customer’s timeline.`,
  es: `De las respuestas repetidas a la misma pregunta de una invitación (invitationId, encuesta y tipo) cuenta la última: cada una reemplaza a la anterior si se dio como mucho ${answerEditDays} días después; lo reemplazado sigue en la cronología del cliente.`,
};

/** A denominator of answers, with what becomes of repeated ones. */
export function countedOnce({ en, es }: { en: string; es: string }): { en: string; es: string } {
  return { en: `${en} ${sentence.en}`, es: `${es} ${sentence.es}` };
}
