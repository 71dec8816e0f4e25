import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { rangeFrom, type RangeName } from '../../time/range.ts';
import { viewNames, type ViewName } from './views.ts';

/** View, time range and rotation live in the URL, so that a screen can be bookmarked as it should hang. */
export function useWallRoute() {
  const route = useRoute();
  const router = useRouter();
  const view = computed<ViewName>(
    () => viewNames.find((name) => name === route.params['view']) ?? 'overview',
  );
  const range = computed(() => rangeFrom(route.query['range'], '24h'));
  const rotating = computed(() => route.query['rotate'] === 'on');
  /** `now` or `events` forces the clock; unset, the wall follows a replay by itself. */
  const clock = computed(() =>
    route.query['clock'] === 'now' || route.query['clock'] === 'events' ? route.query['clock'] : undefined,
  );

  const toView = (name: ViewName) => ({ name: 'wall', params: { view: name }, query: route.query });
  const toRange = (name: RangeName) => ({
    name: 'wall',
    params: route.params,
    query: { ...route.query, range: name },
  });

  function step(by: 1 | -1): void {
    const at = (viewNames.indexOf(view.value) + by + viewNames.length) % viewNames.length;
    void router.replace(toView(viewNames[at] ?? 'overview'));
  }

  function toggleRotation(): void {
    const { rotate: _, ...rest } = route.query;
    void router.replace({ query: rotating.value ? rest : { ...rest, rotate: 'on' } });
  }

  return { view, range, rotating, clock, toView, toRange, step, toggleRotation };
}
