import { eventInput, eventKinds } from '@pulso/contract';
import { buildEvent } from './build-event.ts';

describe('buildEvent', () => {
  it.each(eventKinds)('builds a %s event the contract accepts', (kind) => {
    expect(eventInput.safeParse(buildEvent(kind)).error?.issues).toBeUndefined();
  });

  it('gives every event its own message id', () => {
    expect(buildEvent('touchpoint').messageId).not.toBe(buildEvent('touchpoint').messageId);
  });

  it('lets an override replace a key', () => {
    expect(buildEvent('feedback', { feedback: { type: 'csat', score: 2 } }).feedback.score).toBe(2);
  });
});
