import { useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, watch, type Ref } from 'vue';
import { ApiError, useBackend } from '../../backend/backend.ts';
import { useSession } from '../../session/session.store.ts';
import { useSignOut } from '../../session/useSignOut.ts';

/** One customer, and the timeline a page at a time. */
export function useCustomer(id: Ref<string>) {
  const { api } = useBackend();
  const session = useSession();
  const { leaveIfSignedOut } = useSignOut();
  const tz = computed(() => session.current?.workspace.tz ?? 'UTC');
  const { data: customer, error } = useQuery({
    queryKey: ['customer', id, tz],
    queryFn: ({ signal }) => api.readCustomer(id.value, tz.value, signal),
    // Asking again does not make somebody known.
    retry: (failures, failed) => !isUnknown(failed) && failures < 1,
  });
  const timeline = useInfiniteQuery({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam, signal }) => api.readTimeline(id.value, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: computed(() => customer.value !== undefined),
  });
  watch(error, (failed) => {
    if (failed) void leaveIfSignedOut();
  });
  return {
    tz,
    customer,
    unknown: computed(() => isUnknown(error.value)),
    failed: computed(() => error.value !== null),
    items: computed(() => timeline.data.value?.pages.flatMap(({ items }) => items) ?? []),
    loadingItems: timeline.isPending,
    hasMore: timeline.hasNextPage,
    readMore: () => void timeline.fetchNextPage(),
  };
}

const isUnknown = (error: unknown) => error instanceof ApiError && error.code === 'not_found';
