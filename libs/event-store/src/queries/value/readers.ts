import type { ValueCells } from '@pulso/domain';
import type { Readers } from '../metrics/reader.ts';
import { acquisitionReader } from './acquisition-reading.ts';
import { lifetimesReader } from './lifetimes-reading.ts';
import { historiesReader } from './purchase-histories-reading.ts';
import { renewalsReader } from './renewals-reading.ts';

export const valueReaders: Readers<keyof ValueCells> = {
  histories: historiesReader,
  renewals: renewalsReader,
  lifetimes: lifetimesReader,
  acquisition: acquisitionReader,
};
