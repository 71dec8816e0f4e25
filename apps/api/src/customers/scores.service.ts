import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  defaultHealthModel,
  experienceRequest,
  healthRequest,
  type ExperienceAnswer,
  type ExperienceRequest,
  type HealthAnswer,
  type HealthModel,
  type HealthRequest,
} from '@pulso/contract';
import { canonicalZone, experienceOf, healthOf } from '@pulso/domain';
import { readCustomerState, type CustomerState, type EventStore } from '@pulso/event-store';
import { Documents } from '../platform/documents/documents.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import { healthModels } from './health-models.noun.ts';
import type { FoundPerson } from './person-finder.ts';

const dayMs = 86_400_000;

/** Health and experience of one person, component by component: the same rules as the metrics over all. */
@Injectable()
export class ScoresService {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly documents: Documents,
  ) {}

  /** Throws AppError `not_found` for a model that is not there, `unknown_time_zone`; EventStoreError. */
  async health(workspaceId: string, who: FoundPerson, asked: HealthRequest): Promise<HealthAnswer> {
    const { document, tz, atMs } = await this.read(workspaceId, asked);
    const question = { workspaceId, ...who, atMs, tz, model: document.body };
    return healthAnswer(who, document, atMs, await readCustomerState(this.store, question));
  }

  /** Throws EventStoreError. */
  async experience(
    workspaceId: string,
    who: FoundPerson,
    asked: ExperienceRequest,
  ): Promise<ExperienceAnswer> {
    const atMs = momentOf(asked.at);
    const state = await readCustomerState(this.store, {
      ...{ workspaceId, ...who, atMs, tz: 'UTC' },
      ...{ model: defaultHealthModel, halfLifeDays: asked.half_life_days },
    });
    return experienceAnswer(who, atMs, state);
  }

  /**
   * Both as they are now, by the active model in days of a zone, and by the usual half-life: one statement. Throws
   * AppError `unknown_time_zone`; EventStoreError.
   */
  async current(
    workspaceId: string,
    who: FoundPerson & { tickets?: readonly string[] | undefined },
    zone: string,
  ): Promise<{ health: HealthAnswer; experience: ExperienceAnswer }> {
    const { document, tz, atMs } = await this.read(workspaceId, healthRequest.parse({ tz: zone }));
    const { half_life_days: halfLifeDays } = experienceRequest.parse({});
    const question = { workspaceId, ...who, atMs, tz, model: document.body, halfLifeDays };
    const state = await readCustomerState(this.store, question);
    return {
      health: healthAnswer(who, document, atMs, state),
      experience: experienceAnswer(who, atMs, state),
    };
  }

  private async read(workspaceId: string, asked: HealthRequest) {
    const document = await this.documents.find(workspaceId, healthModels, asked.model);
    const tz = canonicalZone(asked.tz);
    if (tz === null)
      throw new AppError('unknown_time_zone', `There is no time zone ${JSON.stringify(asked.tz)}.`);
    return { document, tz, atMs: momentOf(asked.at) };
  }
}

interface ModelDocument {
  id: string;
  version: number;
  body: HealthModel;
}

function healthAnswer(
  { person }: FoundPerson,
  { id, version, body: model }: ModelDocument,
  atMs: number,
  { seenFirstMs, values }: CustomerState,
): HealthAnswer {
  const isNew = seenFirstMs !== null && seenFirstMs > atMs - model.newForDays * dayMs;
  const { parts, ...health } = healthOf(seenFirstMs === null ? {} : values, isNew, model);
  const asOf = new Date(atMs).toISOString();
  return { person, model: id, modelVersion: version, asOf, ...health, components: parts };
}

const experienceAnswer = (
  { person }: FoundPerson,
  atMs: number,
  { experience }: CustomerState,
): ExperienceAnswer => ({ person, asOf: new Date(atMs).toISOString(), ...experienceOf(experience) });

const momentOf = (at: string | undefined): number =>
  Math.min(at === undefined ? Infinity : Date.parse(at), Date.now());
