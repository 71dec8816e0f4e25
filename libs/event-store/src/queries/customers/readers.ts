import type { Readers } from '../metrics/reader.ts';

export const customerReaders: Readers<never> = {};
