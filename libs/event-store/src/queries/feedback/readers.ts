import type { FeedbackCells } from '@pulso/domain';
import { readSums } from '../metrics/read-sums.ts';
import type { Readers } from '../metrics/reader.ts';
import { scoreCells, weightedScoreCells } from '../metrics/scores-reading.ts';
import { listAnswers } from './answers-evidence.ts';
import { driversReader } from './drivers-reading.ts';
import { invitationsReader } from './invitations-reading.ts';
import { milestonesReader } from './milestones-reading.ts';
import { pressureReader } from './pressure-reading.ts';

export const feedbackReaders: Readers<keyof FeedbackCells> = {
  scores: {
    read(ask, request, { scoreTypes, weighted }, freshness) {
      const cells = weighted === true ? weightedScoreCells : scoreCells;
      return readSums(ask, request, cells, { scoreTypes: [...scoreTypes] }, freshness);
    },
    evidence: listAnswers,
  },
  invitations: invitationsReader,
  milestones: milestonesReader,
  pressure: pressureReader,
  drivers: driversReader,
};
