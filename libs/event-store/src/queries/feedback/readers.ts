import { scoreCells } from '../metrics/scores-reading.ts';
import type { Readers } from '../metrics/reader.ts';
import { sumReader } from '../metrics/sum-reader.ts';

export const feedbackReaders: Readers<'scores'> = {
  scores: sumReader(scoreCells, ({ scoreTypes }) => ({ scoreTypes: [...scoreTypes] }), {
    entity: 'answer',
    where: `kind = 'feedback' AND score_type IN {scoreTypes:Array(String)} AND score IS NOT NULL`,
    value: 'score',
  }),
};
