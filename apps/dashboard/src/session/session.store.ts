import type { Session } from '@pulso/contract';
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { ApiError, type ApiClient } from '../backend/backend.ts';

/** Who is signed in, for every page. */
export const useSession = defineStore('session', () => {
  const current = ref<Session>();
  /** The session ended by itself; the sign-in page says so. */
  const ended = ref(false);

  /** Asks the server once; afterwards the socket tells when it ends. A server that is away is no session yet. */
  async function load(api: ApiClient): Promise<boolean> {
    if (current.value) return true;
    try {
      current.value = await api.readSession();
      return true;
    } catch (error) {
      if (error instanceof ApiError) return false;
      throw error;
    }
  }

  function begin(session: Session): void {
    current.value = session;
    ended.value = false;
  }

  function end(byItself: boolean): void {
    current.value = undefined;
    ended.value = byItself;
  }

  return { current, ended, load, begin, end };
});
