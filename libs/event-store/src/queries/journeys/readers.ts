import type { Readers } from '../metrics/reader.ts';

export const journeyReaders: Readers<never> = {};
