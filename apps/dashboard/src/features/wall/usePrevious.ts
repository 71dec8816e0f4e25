import type { MetricAnswer, MetricValue } from '@pulso/contract';
import { useQueries } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useBackend } from '../../backend/backend.ts';
import type { RangeName } from '../../time/range.ts';
import { previousQuery } from './previous-window.ts';
import type { TileSpec } from './views.ts';

/** The past moves slowly: asking once a minute costs a wall little. */
const renewMs = 60_000;

/** The values of the period before, by tile id. They are asked for plainly; only the present is live. */
export function usePrevious(
  tiles: Ref<TileSpec[]>,
  range: Ref<RangeName>,
  answerOf: (tile: TileSpec) => MetricAnswer | undefined,
) {
  const { api } = useBackend();
  const compared = computed(() => tiles.value.filter((tile) => tile.form !== 'breakdown'));
  const results = useQueries({
    queries: computed(() =>
      compared.value.map((tile) => ({
        queryKey: ['previous', tile.id, range.value, answerOf(tile)?.total.window.from],
        queryFn: ({ signal }: { signal: AbortSignal }) => {
          const total = answerOf(tile)?.total;
          if (!total) throw new Error('asked before the first answer');
          return api.ask(previousQuery(tile, total), signal);
        },
        enabled: answerOf(tile) !== undefined,
        staleTime: renewMs,
        refetchInterval: renewMs,
      })),
    ),
  });
  return computed(() => {
    const found = compared.value.map((tile, at): [string, MetricValue | undefined] => [
      tile.id,
      results.value[at]?.data?.total,
    ]);
    return Object.fromEntries(found);
  });
}
