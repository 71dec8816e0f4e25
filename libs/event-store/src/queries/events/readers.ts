import type { EventCells } from '@pulso/domain';
import { eventCells } from '../metrics/events-reading.ts';
import { carryNewest, newestCells } from '../metrics/newest-reading.ts';
import { readSums } from '../metrics/read-sums.ts';
import type { Readers } from '../metrics/reader.ts';
import { sumReader } from '../metrics/sum-reader.ts';
import { distinctReader } from './distinct-reading.ts';
import { matchesReader } from './matches-reading.ts';
import { numbersReader, quantilesReader } from './numbers-reading.ts';
import { pairsReader } from './pairs-reading.ts';
import { peopleReader } from './people-reading.ts';

export const eventReaders: Readers<keyof EventCells> = {
  events: sumReader(eventCells, ({ kinds }) => ({ kinds: [...kinds] }), {
    entity: 'event',
    where: 'kind IN {kinds:Array(String)}',
    value: 'NULL',
  }),
  newest: {
    ...sumReader(newestCells, () => ({}), { entity: 'event', where: '1', value: 'NULL' }),
    async read(ask, request, _options, freshness) {
      return carryNewest(await readSums(ask, request, newestCells, {}, freshness));
    },
  },
  numbers: numbersReader,
  quantiles: quantilesReader,
  pairs: pairsReader,
  matches: matchesReader,
  distinct: distinctReader,
  people: peopleReader,
};
