import { metricQuery } from '@pulso/contract';
import { EventStoreError, type EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { DocumentResolvers } from '../platform/documents/document-resolvers.ts';
import { ComputePool } from '../platform/compute/compute-pool.ts';
import { References } from './evidence/references.ts';
import { HeavyAnswers } from './heavy-answers.ts';
import { KeptModels } from './kept-models.ts';
import { MetricsService } from './metrics.service.ts';

const january = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
const notice = { workspaceIds: ['main'], kinds: [], rows: 1, storedAtMs: 0, oldestAcceptedAtMs: 0 };

/** A store that answers every query with the same rows and remembers how it was asked. */
function storeOf(rows: unknown[] | Error) {
  const asked: { params: Record<string, unknown>; options: { epoch?: number } }[] = [];
  const query = async (_query: unknown, params: Record<string, unknown>, options: { epoch?: number }) => {
    asked.push({ params, options });
    if (rows instanceof Error) throw rows;
    return rows;
  };
  return { asked, store: { query } as unknown as EventStore };
}
const serviceOf = (store: EventStore, commits: CommitBus) =>
  new MetricsService(
    store,
    commits,
    new References({ of: async () => Buffer.alloc(32) } as never, { keep: async () => ({}) } as never),
    new DocumentResolvers(),
    new HeavyAnswers(new ComputePool(), new KeptModels({} as never)),
    { areSettled: async () => false },
  );
const place = { bucket: '', g0: '', g1: '', g2: '', tail: 0 };

describe('MetricsService', () => {
  it('answers from the rows of the asker’s workspace', async () => {
    const { asked, store } = storeOf([{ ...place, events: 40 }]);
    const service = serviceOf(store, new CommitBus());
    const answer = await service.answer(
      { workspaceId: 'north', role: 'viewer' },
      metricQuery.parse({ metric: 'events', ...january }),
    );
    expect(answer.total).toMatchObject({ value: 40, unit: 'count' });
    expect(asked[0]?.params['workspace']).toBe('north');
  });

  it('hides few answers from a viewer and shows them to an admin', async () => {
    const { store } = storeOf([{ ...place, low: 0, high: 10, direction: '', value: 10, answers: 3 }]);
    const service = serviceOf(store, new CommitBus());
    const nps = metricQuery.parse({ metric: 'nps', ...january });
    expect((await service.answer({ workspaceId: 'main', role: 'viewer' }, nps)).total.value).toBeNull();
    expect((await service.answer({ workspaceId: 'main', role: 'admin' }, nps)).total.value).toBe(100);
  });

  it('shares an answer, but none that began before a commit', async () => {
    const { asked, store } = storeOf([]);
    const bus = new CommitBus();
    const service = serviceOf(store, bus);
    const ask = () =>
      service.answer(
        { workspaceId: 'main', role: 'viewer' },
        metricQuery.parse({ metric: 'events', ...january }),
      );
    await ask();
    bus.publish(notice);
    await ask();
    await ask();
    expect(asked.map(({ options }) => options.epoch)).toEqual([0, 1]);
  });

  it('says that the store is away', async () => {
    const { store } = storeOf(new EventStoreError('unavailable', 0, 'ECONNREFUSED'));
    const service = serviceOf(store, new CommitBus());
    const asked = service.answer(
      { workspaceId: 'main', role: 'viewer' },
      metricQuery.parse({ metric: 'events', ...january }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('lists the catalogue and describes one metric', () => {
    const service = serviceOf(storeOf([]).store, new CommitBus());
    expect(service.list().map(({ id }) => id)).toContain('first_response_time');
    expect(service.describe('nps').noun).toBe('feedback');
    expect(service.describe('nps').goldenTests[0]).toEqual({
      name: {
        en: '50 promoters, 30 passives, 20 detractors',
        es: '50 promotores, 30 pasivos, 20 detractores',
      },
      expected: '30.0 [14.05, 44.20]',
    });
    expect(() => service.describe('npz')).toThrow('GET /api/metrics');
  });
});
