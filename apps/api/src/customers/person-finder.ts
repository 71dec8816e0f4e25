import { Inject, Injectable } from '@nestjs/common';
import { isJoined } from '@pulso/domain';
import { currentPeople, idsOf, linksToKnown, visitorsOf, type EventStore } from '@pulso/event-store';
import { EVENT_STORE } from '../platform/stores/tokens.ts';

/** Ids of one person that a page is made from; who has more is a machine. */
const mostIds = 1000;
const mostDevices = 200;

export interface FoundPerson {
  person: string;
  /** All ids, the person's own first. */
  ids: string[];
  moreIds: boolean;
}

/** Who is behind an id, as the table `people` knows it. */
@Injectable()
export class PersonFinder {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** `id` with its `c:`, `v:` or `a:`; without one it is a customer's. Throws EventStoreError. */
  async find(workspaceId: string, id: string): Promise<FoundPerson> {
    const asked = /^[cva]:./s.test(id) ? id : `c:${id}`;
    const [known] = await this.store.query(currentPeople, { workspaceId, ids: [asked] });
    const person = known?.person ?? asked;
    const rows = await this.store.query(idsOf, { workspaceId, person, limit: mostIds });
    const others = rows.map((row) => row.id).filter((other) => other !== person);
    return { person, ids: [person, ...others], moreIds: rows.length === mostIds };
  }

  /** Visitors that were seen with this person and with somebody else, and whether the person is such a visitor. */
  async sharedDevices(workspaceId: string, { person, ids }: FoundPerson): Promise<string[]> {
    const known = ids.filter((id) => id.startsWith('c:'));
    const met = await this.store.query(visitorsOf, { workspaceId, ids: known });
    const own = new Set(ids);
    const visitors = met.map(({ visitor }) => visitor).filter((visitor) => !own.has(visitor));
    if (person.startsWith('v:')) visitors.push(person);
    const perId = { workspaceId, ids: visitors.sort().slice(0, mostDevices), perId: mostDevices };
    const links = (await this.store.query(linksToKnown, perId)).filter(isJoined);
    const owners = [...new Set(links.map(({ other }) => other))].slice(0, 5000);
    const rows = await this.store.query(currentPeople, { workspaceId, ids: owners });
    const people = new Map(rows.map((row) => [row.id, row.person]));
    const users = new Map<string, Set<string>>();
    for (const { id, other } of links)
      users.set(id, (users.get(id) ?? new Set()).add(people.get(other) ?? other));
    return [...users].filter(([, who]) => who.size > 1).map(([id]) => id);
  }
}
