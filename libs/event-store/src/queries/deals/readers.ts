import type { DealCells } from '@pulso/domain';
import type { Readers } from '../metrics/reader.ts';
import { calibrationReader } from './calibration-reading.ts';
import { cyclesReader } from './cycles-reading.ts';
import { dealsReader } from './deals-reading.ts';
import { outcomesReader } from './outcomes-reading.ts';
import { pipelineReader } from './pipeline-reading.ts';

export const dealReaders: Readers<keyof DealCells> = {
  deals: dealsReader,
  outcomes: outcomesReader,
  cycles: cyclesReader,
  pipeline: pipelineReader,
  calibration: calibrationReader,
};
