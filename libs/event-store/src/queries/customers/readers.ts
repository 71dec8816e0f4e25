import type { CustomerCells } from '@pulso/domain';
import type { Readers } from '../metrics/reader.ts';
import { experienceReader } from './experience-reading.ts';
import { healthReader } from './health-reading.ts';

export const customerReaders: Readers<keyof CustomerCells> = {
  health: healthReader,
  experience: experienceReader,
};
