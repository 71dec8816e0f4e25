import { z } from 'zod';
import { wilsonInterval } from '../../statistics/proportion.ts';
import { defineMetric } from '../metric.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import type { TransitionSummary } from './cells.ts';
import {
  days,
  daysToMs,
  gapParam,
  journeyKey,
  journeyKeyParam,
  journeyPlace,
  journeyRules,
  placeParam,
  usualGapDays,
} from './rules.ts';

/** One cell of the matrix as a share of its row; without a cell, the moves to another place as a share of all. */
function tally({ between, moves }: TransitionSummary): { counted: number; of: number } {
  const row = between ? moves.filter(({ from }) => from === between.from) : moves;
  const counts = ({ from, to }: { from: string; to: string }): boolean =>
    between ? to === between.to : from !== to;
  const sum = (some: TransitionSummary['moves']): number =>
    some.reduce((total, move) => total + move.moves, 0);
  return { counted: sum(row.filter(counts)), of: sum(row) };
}

const moves = [
  { from: 'web', to: 'web', moves: 5 },
  { from: 'web', to: 'phone', moves: 3 },
  { from: 'phone', to: 'web', moves: 2 },
];

export const channelTransitions = defineMetric({
  definition: {
    id: 'channel_transitions',
    version: 1,
    name: { en: 'Channel transitions', es: 'Transiciones entre canales' },
    explanation: {
      en: 'From each channel, where customers go next: a table whose rows sum to 1.',
      es: 'Desde cada canal, adónde va después el cliente: una tabla cuyas filas suman 1.',
    },
    formula: {
      en: 'moves from one channel to the other ÷ moves from that channel; the total is moves to another channel ÷ all moves',
      es: 'movimientos de un canal a otro ÷ movimientos desde ese canal; el total es movimientos a otro canal ÷ todos los movimientos',
    },
    unit: 'ratio',
    direction: 'neutral',
    denominator: {
      en: 'Pairs of consecutive events of one journey, both with a channel, that leave the channel of the row.',
      es: 'Pares de eventos consecutivos de un recorrido, ambos con canal, que salen del canal de la fila.',
    },
    windowRule: journeyRules.arriving,
    attributionRule: journeyRules.arrivingEvent,
    dimensions: eventDimensions,
    params: {
      place: placeParam('channel'),
      by: journeyKeyParam,
      gap_days: gapParam,
      self: {
        en: 'include (default) or exclude moves that stay in the same channel',
        es: 'include (incluir; por defecto) o exclude (excluir) los movimientos que siguen en el mismo canal',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'transitions',
  params: z.strictObject({
    place: journeyPlace.default('channel'),
    by: journeyKey.default('person'),
    gap_days: days.default(usualGapDays),
    self: z.enum(['include', 'exclude']).default('include'),
  }),
  options: ({ gap_days, ...options }) => ({ ...options, gapMs: daysToMs(gap_days) }),
  compute(cell) {
    const { counted, of } = tally(cell);
    return {
      value: of > 0 ? counted / of : null,
      n: of,
      numerator: counted,
      denominator: of,
      interval: wilsonInterval(counted, of),
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: 'half of all moves change the channel', es: 'la mitad de los pasos cambia de canal' },
      cell: { moves },
      expected: '0.500 [0.237, 0.763]',
    },
    {
      name: {
        en: '3 of 8 that leave the web go to the phone',
        es: '3 de 8 que dejan la web van al teléfono',
      },
      cell: { moves, between: { from: 'web', to: 'phone' } },
      expected: '0.375',
    },
    {
      name: { en: 'the row sums to 1', es: 'la fila suma 1' },
      cell: { moves, between: { from: 'web', to: 'web' } },
      expected: '0.625',
    },
    { name: { en: 'no moves', es: 'sin pasos' }, cell: { moves: [] }, expected: 'none' },
  ],
});
