import { ask, behind } from './metric-question.ts';
import { answerRow, type EventRow } from './event-row.ts';
import type { useTestStore } from './use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };

/** An answer of the survey `s1` at ten on a day of 2026, e.g. `01-07`. */
export const answered = (customer_id: string, invitation_id: string, day: string, changes: EventRow = {}) =>
  answerRow({
    customer_id,
    invitation_id,
    survey: 's1',
    occurred_at: `2026-${day} 10:00:00.000`,
    ...changes,
  });

/** Questions about January 2026: the answer, and of the list behind it what it is of, its length and who counts. */
export const surveyQuestions = (test: ReturnType<typeof useTestStore>) => ({
  asked: (id: string, params: object = {}, question = {}) =>
    ask(test.store, id, { ...january, params: { ...params }, ...question }),
  listed: async (id: string, params: object = {}, question = {}) => {
    const list = await behind(test.store, id, { ...january, params: { ...params }, ...question });
    return [list.entity, list.total, list.counting];
  },
});
