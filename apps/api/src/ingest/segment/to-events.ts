import { envelopeOf } from './envelope.ts';
import { asLabel, asObject, labelOf, type SegmentMessage, type SegmentType } from './message.ts';
import { meaningOf } from './semantic-names.ts';

type Candidate = Record<string, unknown>;

/**
 * The events that one message means, for the contract to judge. Mostly one; an identify with both ids is a profile
 * and the join of the two. What is missing stays missing, so that the contract names it.
 */
export function toEvents(message: SegmentMessage, type: unknown, sentAt: unknown): Candidate[] {
  const properties = asObject(message.properties);
  switch (type as SegmentType) {
    case 'track': {
      const name = asLabel(message.event);
      const meaning = name === undefined ? { kind: 'track without event' } : meaningOf(name, properties);
      return [{ name, ...meaning, ...envelopeOf(message, sentAt, properties) }];
    }
    case 'page':
      return [view('Page Viewed', message, sentAt)];
    case 'screen':
      return [view('Screen Viewed', message, sentAt)];
    case 'identify':
      return identify(message, sentAt);
    case 'group': {
      const event = envelopeOf(message, sentAt, asObject(message.traits));
      return [{ ...event, kind: 'identity', identity: { action: 'group' } }];
    }
    case 'alias': {
      const event = envelopeOf(message, sentAt, {});
      return [
        {
          ...event,
          kind: 'identity',
          identity: { action: 'alias', previousId: asLabel(message.previousId) },
        },
      ];
    }
    default:
      return [{ kind: 'unknown type', messageId: asLabel(message.messageId) }];
  }
}

function view(name: string, message: SegmentMessage, sentAt: unknown): Candidate {
  const properties = asObject(message.properties);
  const touchpoint = asLabel(message.name) ?? labelOf(properties, 'name', 'title', 'path');
  return { name, touchpoint, ...envelopeOf(message, sentAt, properties), kind: 'touchpoint' };
}

function identify(message: SegmentMessage, sentAt: unknown): Candidate[] {
  const traits = Object.hasOwn(message, 'traits') ? message.traits : asObject(message.context).traits;
  const profile: Candidate = { ...envelopeOf(message, sentAt, asObject(traits)), kind: 'profile' };
  const anonymousId = asLabel(message.anonymousId);
  const userId = asLabel(message.userId);
  if (anonymousId === undefined || userId === undefined || anonymousId === userId) return [profile];
  const { messageId, properties: _properties, ...shared } = profile;
  // One join per pair, however often the client identifies: a derived id makes the others duplicates.
  const joinId = messageId === undefined ? undefined : joinIdOf(userId, anonymousId);
  return [
    profile,
    {
      ...shared,
      messageId: joinId,
      kind: 'identity',
      identity: { action: 'alias', previousId: anonymousId },
    },
  ];
}

function joinIdOf(userId: string, anonymousId: string): string | undefined {
  const id = `join:${userId}:${anonymousId}`;
  return id.length <= 200 ? id : undefined;
}
