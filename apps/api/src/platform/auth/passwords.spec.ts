import { Passwords } from './passwords.ts';

describe('Passwords', () => {
  const passwords = new Passwords();

  it('knows a password by its Argon2id hash', async () => {
    const hash = await passwords.hash('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(passwords.matches(hash, 'correct horse')).resolves.toBe(true);
    await expect(passwords.matches(hash, 'wrong horse')).resolves.toBe(false);
  });

  it('never matches an account that does not exist', async () => {
    await expect(passwords.matches(undefined, 'nobody has this password')).resolves.toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    const hash = await passwords.hash('x');
    const time = async (known: string | undefined) => {
      const begunAt = performance.now();
      await passwords.matches(known, 'wrong');
      return performance.now() - begunAt;
    };
    const fastest = async (known: string | undefined) =>
      Math.min(await time(known), await time(known), await time(known));
    // Without the decoy it would be a thousandth.
    expect(await fastest(undefined)).toBeGreaterThan((await fastest(hash)) / 3);
  });

  it('turns a flood away instead of queueing it', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => passwords.matches(undefined, 'x')),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(40 - 2 - 16);
    expect(refused[0]).toMatchObject({ reason: { code: 'too_many_requests' } });
  });
});
