import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useBackend } from '../../backend/backend.ts';
import { useSession } from '../../session/session.store.ts';
import { useSignOut } from '../../session/useSignOut.ts';
import { useNow } from '../../time/useNow.ts';
import { explorerChoice } from './explorer-choice.ts';
import { explorerQuery } from './explorer-query.ts';

export type Choose = (changed: Record<string, string | undefined>) => void;

/** The explorer's choices, which live in the URL, and the answer to them, renewed every minute. */
export function useExplorer(metric: Ref<string>) {
  const { api } = useBackend();
  const session = useSession();
  const route = useRoute();
  const router = useRouter();
  const nowMs = useNow();
  const minute = computed(() => Math.floor(nowMs.value / 60_000));
  const tz = computed(() => session.current?.workspace.tz ?? 'UTC');

  const choice = computed(() => explorerChoice(metric.value, route.query));
  const choose: Choose = (changed) => void router.replace({ query: { ...route.query, ...changed } });

  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['explore', choice, minute],
    queryFn: ({ signal }) => api.ask(explorerQuery(choice.value, Date.now(), tz.value), signal),
    // Still until something happens: the old chart stays while the new one is asked for.
    placeholderData: keepPreviousData,
  });
  const { leaveIfSignedOut } = useSignOut();
  watch(error, (failed) => {
    if (failed) void leaveIfSignedOut();
  });
  /** An answer about another metric must not be drawn under this one's name. */
  const answer = computed(() =>
    isPlaceholderData.value && data.value?.metric !== metric.value ? undefined : data.value,
  );
  return { choice, choose, answer, error, tz };
}
