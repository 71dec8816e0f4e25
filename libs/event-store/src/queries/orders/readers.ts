import type { OrderCells } from '@pulso/domain';
import { orderCells } from '../metrics/orders-reading.ts';
import type { Readers } from '../metrics/reader.ts';
import { sumReader } from '../metrics/sum-reader.ts';
import { buyersReader } from './buyers-reading.ts';
import { cohortsReader } from './cohorts-reading.ts';
import { gapsReader } from './gaps-reading.ts';
import { repeatsReader } from './repeats-reading.ts';
import { retainedReader } from './retained-reading.ts';

export const orderReaders: Readers<keyof OrderCells> = {
  orders: sumReader(orderCells, () => ({}), {
    entity: 'order',
    where: "kind = 'order' AND action = 'completed'",
    value: 'toFloat64(amount)',
  }),
  buyers: buyersReader,
  repeats: repeatsReader,
  gaps: gapsReader,
  retained: retainedReader,
  cohorts: cohortsReader,
};
