import type { EventInput } from '@pulso/contract';

/** Where the files are and how a loader tells how far it has come. */
interface DatasetInput {
  /** Absolute paths of the files, in the order of `Dataset.files`. */
  paths: string[];
  /** Share of the files' work that has been turned into events, 0 to 1. */
  report(share: number): void;
}

/**
 * A public file as a stream of Pulso events. The same files always give the same events in the same order with the
 * same message ids: that is what lets an import resume, and be repeated without counting anything twice.
 */
export interface Dataset {
  id: string;
  /** What it is, for the list of data sets. */
  about: string;
  /** File names without `.gz`; a name is found compressed or plain. Of a list of names the first that is there. */
  files(options: DatasetOptions): (string | readonly string[])[];
  events(input: DatasetInput): AsyncGenerator<EventInput>;
}

export interface DatasetOptions {
  /** Which yearly files to take, where a data set has them. */
  years?: number[];
}

/** An event of an import always says who sent it, when it happened and what it is called for ever. */
export type DatedEvent<Kind extends EventInput['kind'] = EventInput['kind']> = Extract<
  EventInput,
  { kind: Kind }
> & {
  messageId: string;
  occurredAt: string;
};
