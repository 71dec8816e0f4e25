import { useQueryClient } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';
import { ApiError, useBackend } from '../backend/backend.ts';
import { useSession } from './session.store.ts';

/** The ways out of a session: the person leaves, or the server says that it is over. */
export function useSignOut() {
  const { api } = useBackend();
  const session = useSession();
  const router = useRouter();
  const queries = useQueryClient();

  async function leave(byItself: boolean): Promise<void> {
    if (!session.current) return;
    const next = router.currentRoute.value.fullPath;
    session.end(byItself);
    await router.push({ name: 'sign-in', query: byItself ? { next } : {} });
    // What one person asked must not be there for the next.
    queries.clear();
  }

  return {
    /** A server that is away cannot end the cookie, but this screen is left all the same. */
    signOut: async () => {
      await api.signOut().catch(() => undefined);
      await leave(false);
    },
    sessionEnded: () => leave(true),
    /** Leaves only when the api says that nobody is signed in; a server that is merely away keeps the page. */
    leaveIfSignedOut: async () => {
      const signedOut = await api.readSession().then(
        () => false,
        (error: unknown) => error instanceof ApiError && error.code === 'unauthenticated',
      );
      if (signedOut) await leave(true);
    },
  };
}
