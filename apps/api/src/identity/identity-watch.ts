import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreError, touchedIds, type EventStore } from '@pulso/event-store';
import { idsAtOnce, keepPeople } from './people-keeper.ts';

/** A row may become visible this long after the moment that it is stamped with. */
const overlapMs = 10_000;
/** Between two pages of a long look, so that other questions get their turn. */
const pauseMs = 20;

type Touched = ReturnType<typeof touchedIds.row.parse>;

interface WatchOptions {
  now?: () => number;
  /** Told when what was said about some ids is too much to be worked off; they stay as they are. */
  onSkipped?(skipped: { workspaceId: string; ids: number; reason: unknown }): void;
}

/**
 * Looks at what was said about identities since it last looked, and keeps `people` in step. The first look is at
 * everything, so that whatever a killed process left undone is made good.
 */
export class IdentityWatch {
  private sinceMs = 0;
  /** Stamps of the ids within the overlap that were worked off. */
  private done = new Map<string, number>();

  constructor(
    private readonly store: Pick<EventStore, 'query' | 'addRows'>,
    private readonly options: WatchOptions = {},
  ) {}

  /** Resolves with the number of rows added to `people`. One that throws EventStoreError is repeated by the next. */
  async look(): Promise<number> {
    const { sinceMs } = this;
    const done = new Map<string, number>();
    let written = 0;
    let newestMs = sinceMs;
    let after = { afterWorkspace: '', afterId: '' };
    for (let isLast = false; !isLast;) {
      const page = await this.store.query(touchedIds, { sinceMs, ...after, limit: idsAtOnce });
      for (const one of page) {
        newestMs = Math.max(newestMs, one.storedMs);
        // The first look would remember every id there is; the next one repeats ten seconds of them instead.
        if (sinceMs > 0) done.set(keyOf(one), one.storedMs);
      }
      written += await this.keep(page.filter((one) => this.done.get(keyOf(one)) !== one.storedMs));
      const last = page.at(-1);
      isLast = last === undefined || page.length < idsAtOnce;
      if (last) after = { afterWorkspace: last.workspaceId, afterId: last.id };
      if (!isLast) await delay(pauseMs);
    }
    this.sinceMs = Math.max(0, newestMs - overlapMs);
    this.done = new Map([...done].filter(([, storedMs]) => storedMs >= this.sinceMs));
    return written;
  }

  private async keep(touched: readonly Touched[]): Promise<number> {
    const { now = Date.now, onSkipped } = this.options;
    const byWorkspace = new Map<string, string[]>(touched.map(({ workspaceId }) => [workspaceId, []]));
    for (const { workspaceId, id } of touched) byWorkspace.get(workspaceId)?.push(id);
    let written = 0;
    for (const [workspaceId, ids] of byWorkspace) {
      try {
        written += await keepPeople(this.store, workspaceId, ids, now());
      } catch (reason) {
        if (!(reason instanceof EventStoreError) || reason.outcome !== 'refused') throw reason;
        onSkipped?.({ workspaceId, ids: ids.length, reason });
      }
    }
    return written;
  }
}

const keyOf = ({ workspaceId, id }: Touched): string => JSON.stringify([workspaceId, id]);
