import { readSums } from '../metrics/read-sums.ts';
import type { Readers } from '../metrics/reader.ts';
import { scoreCells, weightedScoreCells } from '../metrics/scores-reading.ts';
import { listAnswers } from './answers-evidence.ts';

export const feedbackReaders: Readers<'scores'> = {
  scores: {
    read(ask, request, { scoreTypes, weighted }, freshness) {
      const cells = weighted === true ? weightedScoreCells : scoreCells;
      return readSums(ask, request, cells, { scoreTypes: [...scoreTypes] }, freshness);
    },
    evidence: listAnswers,
  },
};
