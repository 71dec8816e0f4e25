import type { MetricAnswer } from '@pulso/contract';
import { SharedAnswers } from './shared-answers.ts';

describe('SharedAnswers', () => {
  let nowMs = 0;
  let made = 0;
  let shared: SharedAnswers;
  const make = async (): Promise<MetricAnswer> => {
    made += 1;
    return { metric: `${made}` } as MetricAnswer;
  };
  beforeEach(() => {
    [nowMs, made] = [0, 0];
    shared = new SharedAnswers(1000, () => nowMs);
  });

  it('makes one answer for askers at once and for those soon after', async () => {
    await Promise.all([shared.share('a', 0, make), shared.share('a', 0, make)]);
    nowMs = 999;
    await shared.share('a', 0, make);
    expect(made).toBe(1);
    nowMs = 1000;
    await shared.share('a', 0, make);
    expect(made).toBe(2);
  });

  it('keeps questions apart, and forgets all at a commit', async () => {
    await shared.share('a', 0, make);
    await shared.share('b', 0, make);
    expect(made).toBe(2);
    await shared.share('a', 1, make);
    expect(made).toBe(3);
  });

  it('keeps no failure', async () => {
    const failing = () => Promise.reject(new Error('away'));
    await expect(shared.share('a', 0, failing)).rejects.toThrow('away');
    await expect(shared.share('a', 0, make)).resolves.toEqual({ metric: '1' });
  });

  it('holds a bounded number', async () => {
    for (let index = 0; index < 257; index += 1) await shared.share(`${index}`, 0, make);
    await shared.share('0', 0, make);
    expect(made).toBe(258);
  });
});
