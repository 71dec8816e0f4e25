import type { Readers } from '../metrics/reader.ts';
import { durationsReader } from './durations-reading.ts';
import { stagesReader } from './stages-reading.ts';

export const journeyReaders: Readers<'durations' | 'stages'> = {
  durations: durationsReader,
  stages: stagesReader,
};
