import { ApiError } from '../../backend/backend.ts';
import { fieldErrors, messageOf } from './sign-in-error.ts';

describe('fieldErrors', () => {
  it('names each field that is not ready', () => {
    expect(fieldErrors({ email: 'nobody', password: '' })).toEqual({
      email: 'session.needsEmail',
      password: 'session.needsPassword',
    });
    expect(fieldErrors({ email: 'a@b.example', password: 'x' })).toEqual({});
  });
});

describe('messageOf', () => {
  it.each([
    [new ApiError('unauthenticated', ''), 'session.wrong'],
    [new ApiError('too_many_requests', ''), 'session.tooMany'],
    [new ApiError('unreachable', ''), 'session.unreachable'],
    [new ApiError('internal_error', ''), 'session.failed'],
    [new Error('bug'), 'session.failed'],
  ])('tells what to do about %s', (error, expected) => {
    expect(messageOf(error)).toBe(expected);
  });
});
