import { SignInLimiter } from './sign-in-limiter.ts';

const times = async (count: number, work: (turn: number) => Promise<void>) => {
  for (let turn = 0; turn < count; turn += 1) await work(turn);
};

describe('SignInLimiter', () => {
  it('refuses the eleventh try of an account, from anywhere', async () => {
    const limiter = new SignInLimiter();
    await times(10, (turn) => limiter.countTry('a@example.com', `10.0.0.${turn}`));
    await expect(limiter.countTry('A@Example.com', '10.0.1.1')).rejects.toMatchObject({
      code: 'too_many_requests',
    });
  });

  it('says when to come back', async () => {
    const limiter = new SignInLimiter();
    await times(10, () => limiter.countTry('a@example.com', '10.0.0.1'));
    const refusal = await limiter.countTry('a@example.com', '10.0.0.1').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ details: { retryAfterSeconds: expect.any(Number) as number } });
  });

  it('refuses the hundred and first try of an address', async () => {
    const limiter = new SignInLimiter();
    await times(100, (turn) => limiter.countTry(`user${turn}@example.com`, '10.0.0.1'));
    await expect(limiter.countTry('other@example.com', '10.0.0.1')).rejects.toMatchObject({
      code: 'too_many_requests',
    });
    await expect(limiter.countTry('other@example.com', '10.0.0.2')).resolves.toBeUndefined();
  });

  it('counts no try that could not be decided', async () => {
    const limiter = new SignInLimiter();
    await times(20, async () => {
      await limiter.countTry('a@example.com', '10.0.0.1');
      await limiter.refund('a@example.com', '10.0.0.1');
    });
    await expect(limiter.countTry('a@example.com', '10.0.0.1')).resolves.toBeUndefined();
  });

  it('starts anew after a right password', async () => {
    const limiter = new SignInLimiter();
    await times(10, () => limiter.countTry('a@example.com', '10.0.0.1'));
    await limiter.forgive('a@example.com');
    await expect(limiter.countTry('a@example.com', '10.0.0.1')).resolves.toBeUndefined();
  });
});
