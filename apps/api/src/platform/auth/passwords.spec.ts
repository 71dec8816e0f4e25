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

  it('turns a flood away instead of queueing it', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.matches(undefined, 'x')));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(40 - 2 - 16);
    expect(refused[0]).toMatchObject({ reason: { code: 'too_many_requests' } });
  });
});
