import { mayInvite } from './contact-limit.ts';

const daily = { limit: 1, windowMs: 86_400_000 };
const invited = [Date.parse('2026-01-01T08:00:00Z')];
const at = (time: string) => mayInvite(invited, Date.parse(time), daily);

describe('mayInvite', () => {
  it('keeps to one a rolling day', () => {
    expect(at('2026-01-02T07:59:00Z')).toBe(false);
    expect(at('2026-01-02T08:00:01Z')).toBe(true);
  });

  it('rolls over the turn of a calendar day', () => {
    expect(at('2026-01-02T00:00:00Z')).toBe(false);
  });

  it('counts what lies within the window', () => {
    const two = { limit: 2, windowMs: 86_400_000 };
    expect(mayInvite([...invited, ...invited], invited[0]! + 1, two)).toBe(false);
    expect(mayInvite(invited, invited[0]! + 1, two)).toBe(true);
    expect(mayInvite([], 0, { ...two, limit: 0 })).toBe(false);
  });
});
