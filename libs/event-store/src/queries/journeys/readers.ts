import type { JourneyCells } from '@pulso/domain';
import type { Readers } from '../metrics/reader.ts';
import { durationsReader } from './durations-reading.ts';
import { handoffsReader } from './handoffs-reading.ts';
import { multichannelReader } from './multichannel-reading.ts';
import { stagesReader } from './stages-reading.ts';
import { switchesReader } from './switches-reading.ts';
import { transitionsReader } from './transitions-reading.ts';

export const journeyReaders: Readers<keyof JourneyCells> = {
  durations: durationsReader,
  stages: stagesReader,
  handoffs: handoffsReader,
  transitions: transitionsReader,
  multichannel: multichannelReader,
  switches: switchesReader,
};
