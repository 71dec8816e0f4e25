import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useBackend } from '../backend/backend.ts';

/** The list behind a reference, a page at a time. A reference always lists the same, so no page is read twice. */
export function useEvidenceList(reference: Ref<string | null | undefined>) {
  const { api } = useBackend();
  const { data, isError, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['evidence', reference],
      queryFn: ({ pageParam, signal }) => api.listEvidence(reference.value ?? '', pageParam, signal),
      initialPageParam: '0',
      getNextPageParam: ({ next }) => next,
      enabled: computed(() => typeof reference.value === 'string'),
      staleTime: Infinity,
    });
  const first = computed(() => data.value?.pages[0]);
  const items = computed(() => data.value?.pages.flatMap((page) => page.items) ?? []);
  return { first, items, isError, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch };
}
