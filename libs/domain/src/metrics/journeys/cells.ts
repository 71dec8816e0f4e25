/** What the event store reads for metrics on journeys. */
export type JourneyCells = object;

export type JourneyOptions = object;
