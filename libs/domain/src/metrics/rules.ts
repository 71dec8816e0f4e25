import { dimensions } from '@pulso/contract';

/** Every metric on events splits and filters by these; the store maps each to a column. */
export const eventDimensions: string[] = [...dimensions, 'properties.<name>'];

/** Sentences that several definitions share, so that they cannot drift apart. */
export const windowRules = {
  eventTime:
    'Events whose own time lies in [from, to), in the zone of the query; late events restate the past.',
  created: 'Tickets created in [from, to), whenever they were answered; late events restate the past.',
  endOfWindow: 'The state at the end of each window, or now when that is earlier.',
};
export const attributionRules = {
  ownEvent: 'Dimensions are those of the event itself.',
  ticketCreation: 'Dimensions are those of the event that created the ticket.',
};

export const minimumSample = 30;
