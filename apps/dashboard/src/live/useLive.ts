import type { ViewChange, ViewSubscription } from '@pulso/contract';
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { applyChange, applySnapshot, emptyLiveState, mergeFeed } from './live-state.ts';
import type { Connection, LiveHandlers, OpenLive } from './live-source.ts';

/** Changes that arrive before the snapshot they follow; a snapshot is never that far behind. */
const maxWaiting = 50;

/** Follows a subscription for as long as the page lives, and asks for a snapshot whenever a change was missed. */
export function useLive(
  openLive: OpenLive,
  subscription: Ref<ViewSubscription>,
  session: Pick<LiveHandlers, 'refused' | 'ended'>,
) {
  const state = shallowRef(emptyLiveState);
  const connection = ref<Connection>('connecting');
  const heardAtMs = ref<number>();
  /** How far the server's clock is ahead of ours: ages are told by its clock. */
  const aheadMs = ref(0);
  let waiting: ViewChange[] | undefined;

  const heard = (at?: string) => {
    heardAtMs.value = Date.now();
    if (at !== undefined) aheadMs.value = Date.parse(at) - Date.now();
  };

  function follow(): void {
    waiting = [];
    source.follow(subscription.value);
  }

  function apply(change: ViewChange): void {
    const next = applyChange(state.value, change, Date.now());
    if (next) state.value = next;
    else follow();
  }

  const handlers: LiveHandlers = {
    snapshot(snapshot) {
      heard(snapshot.freshness.at);
      state.value = applySnapshot(state.value, snapshot, Date.now());
      const missed = waiting ?? [];
      waiting = undefined;
      for (const change of missed) apply(change);
    },
    changed(change) {
      heard();
      if (!waiting) apply(change);
      else if (waiting.length < maxWaiting) waiting.push(change);
    },
    feedback(items) {
      heard();
      state.value = { ...state.value, feed: mergeFeed(state.value.feed, items) };
    },
    freshness(freshness) {
      heard(freshness.at);
      state.value = { ...state.value, freshness };
    },
    connection(now) {
      connection.value = now;
      if (now === 'open') waiting = [];
    },
    ...session,
  };

  const source = openLive(handlers);
  watch(subscription, follow, { immediate: true });
  onScopeDispose(() => source.close());
  return { state, connection, heardAtMs, aheadMs };
}
