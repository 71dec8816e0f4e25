import type { MetricAnswer, ViewSubscription } from '@pulso/contract';
import { computed, shallowRef, watch } from 'vue';
import { useBackend } from '../../backend/backend.ts';
import { healthOf, isReplaying } from '../../live/wall-health.ts';
import { useLive } from '../../live/useLive.ts';
import { useNow } from '../../time/useNow.ts';
import { useSession } from '../../session/session.store.ts';
import { useSignOut } from '../../session/useSignOut.ts';
import { headlineOf } from './headline.ts';
import { stageRows } from './stage-rows.ts';
import { tileModel } from './tile-model.ts';
import { usePrevious } from './usePrevious.ts';
import type { useWallRoute } from './useWallRoute.ts';
import { questionId, questionsOf, tilesOf, type TileSpec } from './views.ts';

const feedLength = 30;

/** Everything the wall shows, derived from one live subscription. */
export function useWall({ view, range, clock }: ReturnType<typeof useWallRoute>) {
  const session = useSession();
  const { sessionEnded, leaveIfSignedOut } = useSignOut();
  const nowMs = useNow();
  const tz = computed(() => session.current?.workspace.tz ?? 'UTC');
  const replaying = shallowRef(false);

  const subscription = computed<ViewSubscription>(() => ({
    queries: questionsOf(view.value, range.value, tz.value),
    feed: feedLength,
    clock: clock.value ?? (replaying.value ? 'events' : 'now'),
  }));
  const live = useLive(useBackend().openLive, subscription, {
    ended: () => void sessionEnded(),
    refused: () => void leaveIfSignedOut(),
  });
  watch(live.state, ({ freshness }) => (replaying.value = isReplaying(freshness)));

  const answerOf = ({ id }: TileSpec): MetricAnswer | undefined =>
    live.state.value.answers[questionId(id, range.value)];
  const specs = computed(() => tilesOf(view.value));
  const before = usePrevious(specs, range, answerOf);

  const tiles = computed(() =>
    specs.value.map((spec) => {
      const id = questionId(spec.id, range.value);
      const { problems, answeredAtMs } = live.state.value;
      const model = tileModel(spec, {
        answer: answerOf(spec),
        problem: problems[id],
        before: before.value[spec.id],
      });
      return { spec, model, answeredAtMs: answeredAtMs[id] };
    }),
  );
  const stages = computed(() => {
    const of = (id: string) => live.state.value.answers[questionId(id, range.value)];
    return stageRows(of('stage_events'), of('stage_csat'), of('stage_nps'));
  });
  const freshness = computed(() => live.state.value.freshness);
  const health = computed(() =>
    healthOf({
      connection: live.connection.value,
      freshness: freshness.value,
      heardAtMs: live.heardAtMs.value,
      nowMs: nowMs.value,
    }),
  );

  return {
    nowMs,
    /** By the server's clock, for the ages of what it tells. */
    serverNowMs: computed(() => nowMs.value + live.aheadMs.value),
    heardSecondsAgo: computed(() => (nowMs.value - (live.heardAtMs.value ?? nowMs.value)) / 1000),
    tz,
    workspace: computed(() => session.current?.workspace.name ?? ''),
    tiles,
    stages,
    headline: computed(() => headlineOf(tiles.value, stages.value)),
    feed: computed(() => live.state.value.feed),
    /** Nothing has been answered yet: neither full nor empty. */
    waiting: computed(() => Object.keys(live.state.value.answers).length === 0),
    freshness,
    health,
    replaying,
  };
}
export type Wall = ReturnType<typeof useWall>;
