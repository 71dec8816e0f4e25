import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  defaultHealthModel,
  type ExperienceAnswer,
  type ExperienceRequest,
  type HealthAnswer,
  type HealthRequest,
} from '@pulso/contract';
import { canonicalZone, experienceOf, healthOf } from '@pulso/domain';
import { readCustomerState, type EventStore } from '@pulso/event-store';
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
    const { id, version, body: model } = await this.documents.find(workspaceId, healthModels, asked.model);
    const tz = canonicalZone(asked.tz);
    if (tz === null)
      throw new AppError('unknown_time_zone', `There is no time zone ${JSON.stringify(asked.tz)}.`);
    const atMs = momentOf(asked.at);
    const { seenFirstMs, values } = await readCustomerState(this.store, {
      workspaceId,
      ...who,
      atMs,
      tz,
      model,
    });
    const isNew = seenFirstMs !== null && seenFirstMs > atMs - model.newForDays * dayMs;
    const { parts, ...health } = healthOf(seenFirstMs === null ? {} : values, isNew, model);
    const asOf = new Date(atMs).toISOString();
    return { person: who.person, model: id, modelVersion: version, asOf, ...health, components: parts };
  }

  /** Throws EventStoreError. */
  async experience(
    workspaceId: string,
    who: FoundPerson,
    asked: ExperienceRequest,
  ): Promise<ExperienceAnswer> {
    const atMs = momentOf(asked.at);
    const { experience } = await readCustomerState(this.store, {
      ...{ workspaceId, ...who, atMs, tz: 'UTC' },
      ...{ model: defaultHealthModel, halfLifeDays: asked.half_life_days },
    });
    return { person: who.person, asOf: new Date(atMs).toISOString(), ...experienceOf(experience) };
  }
}

const momentOf = (at: string | undefined): number =>
  Math.min(at === undefined ? Infinity : Date.parse(at), Date.now());
