import { reactive, ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useBackend } from '../../backend/backend.ts';
import { useSession } from '../../session/session.store.ts';
import { fieldErrors, messageOf, type SignInMessage } from './sign-in-error.ts';

/** The form of the sign-in page: its fields, what is wrong with them, and the way on. */
export function useSignIn() {
  const { api } = useBackend();
  const session = useSession();
  const router = useRouter();
  const route = useRoute();
  const credentials = reactive({ email: '', password: '' });
  const errors = ref<ReturnType<typeof fieldErrors>>({});
  const failure = ref<SignInMessage>();
  const busy = ref(false);

  async function submit(): Promise<void> {
    failure.value = undefined;
    errors.value = fieldErrors(credentials);
    if (busy.value || errors.value.email || errors.value.password) return;
    busy.value = true;
    try {
      session.begin(await api.signIn({ ...credentials }));
      await router.replace(nextPath(route.query['next']));
    } catch (error) {
      failure.value = messageOf(error);
    } finally {
      busy.value = false;
    }
  }

  return { credentials, errors, failure, busy, submit };
}

/** Only a path of our own: a foreign address in the link must lead nowhere. */
function nextPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}
