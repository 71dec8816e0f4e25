import { signIn } from '@pulso/contract';
import { ApiError } from '../../backend/backend.ts';

/** The messages of the session page that tell a person what to do next. */
export type SignInMessage =
  | 'session.needsEmail'
  | 'session.needsPassword'
  | 'session.wrong'
  | 'session.tooMany'
  | 'session.unreachable'
  | 'session.failed';

/** What is missing before it is worth asking the server, by field. */
export function fieldErrors(credentials: { email: string; password: string }): {
  email?: SignInMessage;
  password?: SignInMessage;
} {
  const checked = signIn.safeParse(credentials);
  const fields = new Set(checked.error?.issues.map(({ path }) => path[0]));
  return {
    ...(fields.has('email') ? { email: 'session.needsEmail' } : {}),
    ...(fields.has('password') ? { password: 'session.needsPassword' } : {}),
  };
}

export function messageOf(error: unknown): SignInMessage {
  if (!(error instanceof ApiError)) return 'session.failed';
  if (error.code === 'unauthenticated' || error.code === 'bad_request') return 'session.wrong';
  if (error.code === 'too_many_requests') return 'session.tooMany';
  return error.code === 'unreachable' ? 'session.unreachable' : 'session.failed';
}
