import { useQuery } from '@tanstack/vue-query';
import { useBackend } from '../backend/backend.ts';

/** The catalogue of metrics. It changes with the release only, so one reading lasts the visit. */
export function useCatalogue() {
  const { api } = useBackend();
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['metrics'],
    queryFn: () => api.listMetrics(),
    staleTime: Infinity,
  });
  const definitionOf = (id: string) => data.value?.find((metric) => metric.id === id);
  return { metrics: data, isPending, isError, refetch, definitionOf };
}
