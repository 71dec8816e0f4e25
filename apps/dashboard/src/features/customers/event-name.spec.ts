import { en } from '../../i18n/en.ts';
import { eventName } from './event-name.ts';

const words: Record<string, string> = en.happened;
const told = (kind: string, action: string, name = '') =>
  eventName(
    { kind, action, name },
    (key) => words[key.replace('happened.', '')] ?? key,
    (key) => key.replace('happened.', '') in words,
  );

describe('eventName', () => {
  it('keeps the words of the sender', () => {
    expect(told('touchpoint', '', 'Cart opened')).toBe('Cart opened');
  });

  it('says a kind and its action in words', () => {
    expect(told('ticket', 'solved')).toBe('Ticket solved');
    expect(told('feedback', 'answered')).toBe('Survey answered');
    expect(told('refund', '')).toBe('Refund');
  });

  it('shows what it has no words for as it came', () => {
    expect(told('parcel', 'lost')).toBe('parcel · lost');
  });
});
