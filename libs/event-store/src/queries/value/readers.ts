import type { ValueCells } from '@pulso/domain';
import type { Readers } from '../metrics/reader.ts';
import { historiesReader } from './purchase-histories-reading.ts';
import { renewalsReader } from './renewals-reading.ts';

export const valueReaders: Readers<keyof ValueCells> = {
  histories: historiesReader,
  renewals: renewalsReader,
};
