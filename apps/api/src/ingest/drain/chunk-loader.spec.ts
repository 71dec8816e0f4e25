import { ModelEventStore, type InsertFate } from '../../../test/model-event-store.ts';
import { eventEntry, spoolRecord } from '../../../test/spool-records.ts';
import { buildBatch, type Chunk } from './batch.ts';
import { ChunkLoader } from './chunk-loader.ts';

const ids = ['a', 'b', 'c', 'd'];

function makeChunk(): Chunk {
  const entries = ids.map((id, index) => eventEntry(id, `2026-0${index < 2 ? 1 : 2}-01 10:00:00.000`));
  return buildBatch(0, [spoolRecord(1, entries)], () => 'new').chunks[0] as Chunk;
}

function makeLoader(store: ModelEventStore) {
  const pauses: number[] = [];
  const failures: string[] = [];
  const loader = new ChunkLoader({
    store,
    pause: (ms) => Promise.resolve(void pauses.push(ms)),
    onInsert: () => undefined,
    onFailure: ({ outcome }) => failures.push(outcome),
  });
  return { loader, pauses, failures };
}

describe('ChunkLoader', () => {
  it.each<[InsertFate[], number, number]>([
    [[], 0, 0],
    [['unavailable', 'unavailable'], 2, 0],
    [['lost'], 1, 2],
    [['stored but unheard'], 1, 2],
    [['half stored'], 1, 2],
    [['half stored', 'lost', 'unavailable', 'stored but unheard'], 4, 2],
  ])('stores each row once when inserts are %j', async (fates, pauseCount, rebuiltRanges) => {
    const store = new ModelEventStore();
    store.fates.push(...fates);
    const { loader, pauses } = makeLoader(store);
    await expect(loader.load(makeChunk(), false)).resolves.toEqual([]);
    expect(store.messageIds()).toEqual(ids);
    expect(pauses).toHaveLength(pauseCount);
    expect(pauses.every((ms) => ms >= 1000)).toBe(true);
    expect(store.rebuilt).toHaveLength(rebuiltRanges);
  });

  it.each<[InsertFate[]]>([[[]], [['half stored']], [['stored but unheard', 'lost']]])(
    'isolates a poison row when inserts are %j',
    async (fates) => {
      const store = new ModelEventStore();
      store.fates.push(...fates);
      const chunk = makeChunk();
      const { loader } = makeLoader(store);
      store.poison.add('c');
      await expect(loader.load(chunk, false)).resolves.toMatchObject([{ index: 2, code: 117 }]);
      expect(store.messageIds()).toEqual(['a', 'b', 'd']);
    },
  );

  it('makes the insert of an earlier process dead before it counts', async () => {
    const store = new ModelEventStore();
    const chunk = makeChunk();
    store.fates.push('half stored');
    await makeLoader(store).loader.load(chunk, true);
    expect(store.messageIds()).toEqual(ids);
    expect(store.killed[0]).toBe(chunk.batchId);
    expect(store.rebuilt).toHaveLength(2);
  });

  it('stops at once when the drain is told to', async () => {
    const store = new ModelEventStore();
    store.fates.push('unavailable');
    const ports = {
      store,
      pause: () => Promise.reject(new Error('stop')),
      onInsert: () => undefined,
      onFailure: () => undefined,
    };
    await expect(new ChunkLoader(ports).load(makeChunk(), false)).rejects.toThrow('stop');
    expect(store.inserts).toBe(1);
  });
});
