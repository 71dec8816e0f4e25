import type { Comparison } from '@pulso/contract';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { ApiError, useBackend } from '../../backend/backend.ts';
import { comparisonQueryOf, type ExplorerChoice } from './explorer-query.ts';

interface Compared {
  comparison: Comparison;
  /** A split was asked for, and this metric's difference has none. */
  unsplit: boolean;
}

/** The explorer's window beside the one before it; asked again when the choice changes, not every minute. */
export function useComparison(choice: Ref<ExplorerChoice>, tz: Ref<string>) {
  const { api } = useBackend();
  const { data, isError, isPending, isPlaceholderData } = useQuery({
    queryKey: ['compare', choice, tz],
    queryFn: ({ signal }) => compare(signal),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });

  async function compare(signal: AbortSignal): Promise<Compared> {
    const query = comparisonQueryOf(choice.value, Date.now(), tz.value);
    try {
      return { comparison: await api.compare(query, signal), unsplit: false };
    } catch (error) {
      const refused = error instanceof ApiError && error.code === 'invalid_query';
      if (!refused || query.by === undefined) throw error;
      const { by: _by, ...whole } = query;
      return { comparison: await api.compare(whole, signal), unsplit: true };
    }
  }

  /** A comparison of another metric must not be read as this one's. */
  const compared = computed(() =>
    isPlaceholderData.value && data.value?.comparison.metric !== choice.value.metric ? undefined : data.value,
  );
  return { compared, isError, isPending };
}
