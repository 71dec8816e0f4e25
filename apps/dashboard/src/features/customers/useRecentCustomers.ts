import { useQuery } from '@tanstack/vue-query';
import { computed, watch } from 'vue';
import { useBackend } from '../../backend/backend.ts';
import { useEvidenceList } from '../../evidence/useEvidenceList.ts';
import { useSession } from '../../session/session.store.ts';
import { useSignOut } from '../../session/useSignOut.ts';

const dayMs = 86_400_000;

/** Known customers of the last 24 hours, newest first: the list behind one number, so both say the same. */
export function useRecentCustomers() {
  const { api } = useBackend();
  const session = useSession();
  const { leaveIfSignedOut } = useSignOut();
  const tz = computed(() => session.current?.workspace.tz ?? 'UTC');
  const { data: total, error } = useQuery({
    queryKey: ['recent-customers', tz],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const [from, to] = [new Date(now - dayMs).toISOString(), new Date(now).toISOString()];
      const question = { metric: 'people', params: { who: 'customers' }, from, to, tz: tz.value };
      return (await api.ask(question, signal)).total;
    },
  });
  const list = useEvidenceList(computed(() => total.value?.evidence));
  watch(error, (failed) => {
    if (failed) void leaveIfSignedOut();
  });
  const failed = computed(() => error.value !== null || list.isError.value);
  return { tz, total, failed, list };
}
