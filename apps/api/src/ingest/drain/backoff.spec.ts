import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it('never retries more than once a second', () => {
    for (let failures = 0; failures < 50; failures += 1) {
      expect(backoffMs(failures, () => 0)).toBeGreaterThanOrEqual(1000);
      expect(backoffMs(failures, () => 0.999)).toBeLessThanOrEqual(5000);
    }
  });
});
