import { eventCells } from '../metrics/events-reading.ts';
import { carryNewest, newestCells } from '../metrics/newest-reading.ts';
import { readSums } from '../metrics/read-sums.ts';
import type { Readers } from '../metrics/reader.ts';
import { sumReader } from '../metrics/sum-reader.ts';

export const eventReaders: Readers<'events' | 'newest'> = {
  events: sumReader(eventCells, ({ kinds }) => ({ kinds: [...kinds] }), {
    entity: 'event',
    where: 'kind IN {kinds:Array(String)}',
    value: 'NULL',
  }),
  newest: {
    async read(ask, request, _options, freshness) {
      return carryNewest(await readSums(ask, request, newestCells, {}, freshness));
    },
  },
};
