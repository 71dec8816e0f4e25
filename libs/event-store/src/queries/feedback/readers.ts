import type { FeedbackCells } from '@pulso/domain';
import type { Params } from '../metrics/dimensions.ts';
import { readSums } from '../metrics/read-sums.ts';
import type { Readers } from '../metrics/reader.ts';
import { scoreCells, weightedScoreCells } from '../metrics/scores-reading.ts';
import { listAnswers } from './answers-evidence.ts';
import { driversReader } from './drivers-reading.ts';
import { invitationsReader } from './invitations-reading.ts';
import { lastScoreCells } from './last-scores-reading.ts';
import { milestonesReader } from './milestones-reading.ts';
import { pressureReader } from './pressure-reading.ts';
import { findInvitedAnswers } from './repeated-answers.ts';

export const feedbackReaders: Readers<keyof FeedbackCells> = {
  scores: {
    async read(ask, request, { scoreTypes, weighted }, freshness) {
      const cells = weighted === true ? weightedScoreCells : scoreCells;
      const bound: Params = { scoreTypes: [...scoreTypes] };
      const invited = await ask(findInvitedAnswers, { workspace: request.workspaceId }, freshness);
      if (invited.length === 0) return readSums(ask, request, cells, bound, freshness);
      return readSums(ask, request, lastScoreCells(cells, request, bound), bound, freshness);
    },
    evidence: listAnswers,
  },
  invitations: invitationsReader,
  milestones: milestonesReader,
  pressure: pressureReader,
  drivers: driversReader,
};
