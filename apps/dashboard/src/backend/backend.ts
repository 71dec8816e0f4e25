import { inject, type InjectionKey } from 'vue';
import type {
  Comparison,
  ComparisonQueryInput,
  CustomerAnswer,
  EvidenceList,
  MetricAnswer,
  MetricDefinition,
  MetricQueryInput,
  ModelCard,
  ModelId,
  ModelReport,
  ProblemCode,
  Session,
  SignIn,
  TimelineAnswer,
} from '@pulso/contract';
import type { OpenLive } from '../live/live-source.ts';

/** ISO instants, the end not included, and the zone whose days count. */
interface ModelWindow {
  from: string;
  to: string;
  tz: string;
}

/** The api's plain questions. Every call rejects with an ApiError. */
export interface ApiClient {
  readSession(): Promise<Session>;
  signIn(credentials: SignIn): Promise<Session>;
  signOut(): Promise<void>;
  listMetrics(): Promise<MetricDefinition[]>;
  ask(query: MetricQueryInput, signal?: AbortSignal): Promise<MetricAnswer>;
  /** The entities behind a value: `ref` is its `evidence`, `cursor` the `next` of the page before. */
  listEvidence(ref: string, cursor?: string, signal?: AbortSignal): Promise<EvidenceList>;
  compare(query: ComparisonQueryInput, signal?: AbortSignal): Promise<Comparison>;
  listModels(): Promise<ModelCard[]>;
  /** With the fit to the workspace's own orders of that window. */
  readModel(id: ModelId, window: ModelWindow, signal?: AbortSignal): Promise<ModelReport>;
  /** Health by the workspace's default model, in days of the zone. */
  readCustomer(id: string, tz: string, signal?: AbortSignal): Promise<CustomerAnswer>;
  /** Newest first; `cursor` is empty for the first page. */
  readTimeline(id: string, cursor: string, signal?: AbortSignal): Promise<TimelineAnswer>;
}

/** All that stands between the screens and a server: the real one, or the fake one of development. */
export interface Backend {
  api: ApiClient;
  openLive: OpenLive;
}

/** `unreachable`: no answer, or one that is not ours, such as a proxy's error page. */
export class ApiError extends Error {
  constructor(
    readonly code: ProblemCode | 'unreachable',
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const backendKey: InjectionKey<Backend> = Symbol('backend');

export function useBackend(): Backend {
  const backend = inject(backendKey);
  if (!backend) throw new Error('no backend was provided');
  return backend;
}
