import type { OrderCells, ReadingOptions } from '@pulso/domain';
import { orderCells } from '../metrics/orders-reading.ts';
import type { Reader, Readers } from '../metrics/reader.ts';
import { sumReader } from '../metrics/sum-reader.ts';
import { buyersReader } from './buyers-reading.ts';
import { cohortsReader } from './cohorts-reading.ts';
import { gapsReader } from './gaps-reading.ts';
import { repeatsReader } from './repeats-reading.ts';
import { retainedReader } from './retained-reading.ts';
import { worthOrdersReader } from './worth-orders-reading.ts';

const toldReader: Reader<'orders'> = sumReader(orderCells, () => ({}), {
  entity: 'order',
  where: "kind = 'order' AND action = 'completed'",
  value: 'toFloat64(amount)',
});
const ordersReaderOf = ({ occasion, currency }: ReadingOptions['orders']): Reader<'orders'> =>
  occasion === 'order' && currency === '' ? toldReader : worthOrdersReader;

export const orderReaders: Readers<keyof OrderCells> = {
  orders: {
    read: (ask, request, options, freshness) =>
      ordersReaderOf(options).read(ask, request, options, freshness),
    evidence(request, options, group) {
      const list = ordersReaderOf(options).evidence?.(request, options, group);
      if (!list) throw new Error('orders have no list');
      return list;
    },
  },
  buyers: buyersReader,
  repeats: repeatsReader,
  gaps: gapsReader,
  retained: retainedReader,
  cohorts: cohortsReader,
};
