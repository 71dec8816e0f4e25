import { responseDecline } from './response-decline.ts';

describe('responseDecline', () => {
  it('is the slope of a straight decline', () => {
    expect(responseDecline({ asked: [100, 50, 10], answered: [40, 15, 2] })).toBeCloseTo(-10, 12);
  });

  it('weighs ordinals by their invitations', () => {
    const flat = responseDecline({ asked: [100, 100, 1], answered: [50, 50, 0] })!;
    expect(flat).toBeLessThan(0);
    expect(flat).toBeGreaterThan(-2);
  });

  it('needs two ordinals', () => {
    expect(responseDecline({ asked: [100, 0], answered: [40, 0] })).toBeNull();
    expect(responseDecline({ asked: [], answered: [] })).toBeNull();
  });
});
