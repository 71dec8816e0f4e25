import type { Readers } from '../metrics/reader.ts';

export const dealReaders: Readers<never> = {};
