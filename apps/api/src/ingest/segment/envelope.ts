import { asLabel, asObject, labelOf, valueOf, type SegmentMessage } from './message.ts';

/** Properties that are dimensions of ours, by their own names. */
const dimensions = ['area', 'stage', 'touchpoint', 'journey', 'persona', 'outcome'] as const;

/** Context that says where the event came from. Address, device ids and user agent stay out: personal data that no question needs. */
const keptContext = ['page', 'campaign', 'locale', 'timezone', 'library', 'app', 'os', 'referrer'] as const;

const libraries: [RegExp, string][] = [
  [/analytics\.js|analytics-next|javascript|^web$/i, 'web'],
  [/ios|android|kotlin|swift|react-native|flutter/i, 'mobile'],
];

/** `properties.channel`, else the channel the client states, else by its library: web, mobile or server. */
function channelOf(message: SegmentMessage, properties: Record<string, unknown>): string {
  const context = asObject(message.context);
  const stated = labelOf(properties, 'channel') ?? labelOf(context, 'channel') ?? asLabel(message.channel);
  if (stated !== undefined) return stated;
  const library = labelOf(asObject(context.library), 'name') ?? '';
  return libraries.find(([pattern]) => pattern.test(library))?.[1] ?? 'server';
}

/** What every event of a message carries: ids, times, channel, dimensions and the sender's properties. */
export function envelopeOf(
  message: SegmentMessage,
  sentAt: unknown,
  properties: Record<string, unknown>,
): Record<string, unknown> {
  const context = asObject(message.context);
  const envelope: Record<string, unknown> = {
    messageId: asLabel(message.messageId),
    occurredAt: valueOf(message, 'originalTimestamp', 'timestamp'),
    sentAt: valueOf(message, 'sentAt') ?? sentAt,
    channel: channelOf(message, properties),
    customer: {
      id: asLabel(message.userId),
      anonymousId: asLabel(message.anonymousId),
      accountId: asLabel(message.groupId) ?? labelOf(context, 'groupId'),
    },
    properties: withContext(properties, context),
  };
  for (const dimension of dimensions) {
    const label = labelOf(properties, dimension);
    if (label !== undefined) envelope[dimension] = label;
  }
  return envelope;
}

function withContext(
  properties: Record<string, unknown>,
  context: Record<string, unknown>,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of keptContext) if (Object.hasOwn(context, name)) kept[name] = context[name];
  return { ...properties, context: kept };
}
