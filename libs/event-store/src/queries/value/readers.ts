import type { Readers } from '../metrics/reader.ts';

export const valueReaders: Readers<never> = {};
