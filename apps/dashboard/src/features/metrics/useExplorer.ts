import { dimensions, type Dimension } from '@pulso/contract';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useBackend } from '../../backend/backend.ts';
import { useSession } from '../../session/session.store.ts';
import { useSignOut } from '../../session/useSignOut.ts';
import { rangeFrom } from '../../time/range.ts';
import { useNow } from '../../time/useNow.ts';
import { explorerQuery, intervalFor } from './explorer-query.ts';

/** The explorer's choices, which live in the URL, and the answer to them, renewed every minute. */
export function useExplorer(metric: Ref<string>) {
  const { api } = useBackend();
  const session = useSession();
  const route = useRoute();
  const router = useRouter();
  const nowMs = useNow();
  const minute = computed(() => Math.floor(nowMs.value / 60_000));

  const choice = computed(() => {
    const range = rangeFrom(route.query['range'], '24h');
    const groupBy: Dimension | undefined = dimensions.find((name) => name === route.query['by']);
    const stat = typeof route.query['stat'] === 'string' ? route.query['stat'] : undefined;
    return { metric: metric.value, range, interval: intervalFor(range, route.query['step']), groupBy, stat };
  });
  const choose = (changed: Record<string, string | undefined>) =>
    void router.replace({ query: { ...route.query, ...changed } });

  const { data, error, isPending, isPlaceholderData } = useQuery({
    queryKey: ['explore', choice, minute],
    queryFn: ({ signal }) =>
      api.ask(explorerQuery(choice.value, Date.now(), session.current?.workspace.tz ?? 'UTC'), signal),
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
  return { choice, choose, answer, error, isPending };
}
