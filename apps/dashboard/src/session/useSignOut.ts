import { useRouter } from 'vue-router';
import { useBackend } from '../backend/backend.ts';
import { useSession } from './session.store.ts';

/** Leaves for the sign-in page; `byItself` when the server ended the session and the page should say so. */
export function useSignOut() {
  const { api } = useBackend();
  const session = useSession();
  const router = useRouter();

  async function leave(byItself: boolean): Promise<void> {
    session.end(byItself);
    const next = router.currentRoute.value.fullPath;
    await router.push({ name: 'sign-in', query: byItself ? { next } : {} });
  }

  return {
    /** A server that is away cannot end the cookie, but this screen is left all the same. */
    signOut: () => api.signOut().catch(() => undefined).then(() => leave(false)),
    sessionEnded: () => leave(true),
  };
}
