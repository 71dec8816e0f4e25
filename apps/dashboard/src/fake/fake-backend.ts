import type { MetricDefinition, Session, ViewSubscription } from '@pulso/contract';
import type { Backend } from '../backend/backend.ts';
import type { LiveHandlers, LiveSource } from '../live/live-source.ts';
import { fakeAnswer } from './fake-answer.ts';
import { fakeCatalogue } from './fake-catalogue.ts';
import { fakeComparison } from './fake-comparison.ts';
import { fakeCustomer, fakeTimeline } from './fake-customer.ts';
import { fakeEvidence } from './fake-evidence.ts';
import { fakeFeedItem } from './fake-feed.ts';
import { fakeFreshness } from './fake-freshness.ts';
import { fakeModels, fakeReport } from './fake-models.ts';
import { fakeLiveAnswer, fakeSnapshot, type FakeScene } from './fake-view.ts';

/** Scenes of `?source=fake&scene=`: what the wall must say honestly. */
const scenes: Record<string, FakeScene> = {
  full: { store: 'up', empty: false, traffic: 1 },
  few: { store: 'up', empty: false, traffic: 0.02 },
  empty: { store: 'up', empty: true, traffic: 0 },
  degraded: { store: 'down', empty: false, traffic: 1 },
  replay: { store: 'up', empty: false, traffic: 1, pastMs: 9 * 365 * 86_400_000 },
};

const session: Session = {
  user: { email: 'ana@pulso.example', role: 'admin' },
  workspace: { id: 'main', name: 'Tienda Aurora', tz: 'Europe/Madrid', baseCurrency: 'EUR' },
};

export function fakeBackend(): Backend {
  const scene = scenes[new URLSearchParams(location.search).get('scene') ?? 'full'] ?? scenes['full'];
  if (!scene) throw new Error('the fake backend has no scene');
  const api: Backend['api'] = {
    readSession: () => Promise.resolve(session),
    signIn: () => Promise.resolve(session),
    signOut: () => Promise.resolve(),
    listMetrics: () => Promise.resolve<MetricDefinition[]>(fakeCatalogue),
    ask: (query) => Promise.resolve(fakeAnswer({ query, nowMs: Date.now(), traffic: scene.traffic })),
    listEvidence: (ref, cursor = '0') => Promise.resolve(fakeEvidence(ref, cursor)),
    compare: (query) => Promise.resolve(fakeComparison(query, { nowMs: Date.now(), traffic: scene.traffic })),
    listModels: () => Promise.resolve(fakeModels),
    readModel: () => Promise.resolve(fakeReport(Date.now())),
    readCustomer: (id) => Promise.resolve(fakeCustomer(id, Date.now())),
    readTimeline: (id) => Promise.resolve(fakeTimeline(id, Date.now())),
  };
  return { api, openLive: (handlers) => openFakeSource(handlers, scene) };
}

const tickMs = 2_000;

/** Ticks like the api: a few answers change, now and then somebody speaks, freshness always comes. */
function openFakeSource(handlers: LiveHandlers, scene: FakeScene): LiveSource {
  let followed: ViewSubscription | undefined;
  let seq = 0;
  let said = Math.floor(Date.now() / 9_000);
  queueMicrotask(() => handlers.connection('open'));

  const timer = setInterval(() => {
    const nowMs = Date.now();
    handlers.freshness(fakeFreshness(nowMs, scene));
    if (!followed || scene.empty || scene.store === 'down') return;
    seq += 1;
    const changed = followed.queries.filter((_, at) => (at + seq) % 3 === 0);
    handlers.changed({
      seq,
      answers: Object.fromEntries(
        changed.map((live) => [live.id, fakeLiveAnswer(live, nowMs, scene.traffic)]),
      ),
      problems: {},
    });
    if (Math.floor(nowMs / 9_000) > said) {
      said = Math.floor(nowMs / 9_000);
      handlers.feedback([fakeFeedItem(said, nowMs)]);
    }
  }, tickMs);

  return {
    follow(subscription) {
      followed = subscription;
      queueMicrotask(() => handlers.snapshot(fakeSnapshot(subscription, scene, Date.now(), seq)));
    },
    close: () => clearInterval(timer),
  };
}
