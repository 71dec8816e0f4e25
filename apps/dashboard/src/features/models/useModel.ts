import type { ModelId } from '@pulso/contract';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useBackend } from '../../backend/backend.ts';
import { useSession } from '../../session/session.store.ts';
import { useSignOut } from '../../session/useSignOut.ts';
import { dayOf, dayStartMs } from '../../time/step-end.ts';

const dayMs = 86_400_000;
const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text);

/** The cards, and the report of the one in the address over the days in the address. */
export function useModel() {
  const { api } = useBackend();
  const session = useSession();
  const route = useRoute();
  const router = useRouter();
  const { leaveIfSignedOut } = useSignOut();
  const tz = computed(() => session.current?.workspace.tz ?? 'UTC');

  const { data: cards, error } = useQuery({
    queryKey: ['models'],
    queryFn: () => api.listModels(),
    staleTime: Infinity,
  });
  watch(error, (failed) => {
    if (failed) void leaveIfSignedOut();
  });
  const id = computed<ModelId | undefined>(
    () => (cards.value?.find((card) => card.id === route.params['id']) ?? cards.value?.[0])?.id,
  );
  const days = computed(() => {
    const { from, to } = route.query;
    if (isDay(from) && isDay(to) && from < to) return { from, to };
    return { from: dayOf(Date.now() - 365 * dayMs, tz.value), to: dayOf(Date.now(), tz.value) };
  });
  const chooseDay = (changed: Partial<{ from: string; to: string }>) =>
    void router.replace({ query: { ...days.value, ...changed } });

  const report = useQuery({
    queryKey: ['model', id, days, tz],
    queryFn: ({ signal }) => {
      const { from, to } = days.value;
      const iso = (day: string) => new Date(dayStartMs(day, tz.value)).toISOString();
      return api.readModel(
        id.value ?? 'bg-nbd-gamma-gamma',
        { from: iso(from), to: iso(to), tz: tz.value },
        signal,
      );
    },
    enabled: computed(() => id.value !== undefined),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  /** The report of another model must not stand under this one's name. */
  const shown = computed(() => (report.data.value?.card.id === id.value ? report.data.value : undefined));
  const failed = computed(() => error.value !== null || report.isError.value);
  return { tz, cards, id, days, chooseDay, report: shown, failed };
}
