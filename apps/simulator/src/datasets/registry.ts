import { AppError } from '@pulso/contract';
import type { Dataset } from './dataset.ts';
import { onlineRetail } from './online-retail/online-retail.dataset.ts';
import { sfoSurvey } from './sfo-survey/sfo-survey.dataset.ts';
import { uciIncidentLog } from './uci-incident-log/uci-incident-log.dataset.ts';

/** Every data set that `import` and `replay` know. A new one is a folder and a line here. */
const datasets: readonly Dataset[] = [sfoSurvey, onlineRetail, uciIncidentLog];

export const datasetIds = datasets.map(({ id }) => id);

/** Throws `not_found`, naming what there is. */
export function findDataset(id: string | undefined): Dataset {
  const dataset = datasets.find((one) => one.id === id);
  if (!dataset)
    throw new AppError('not_found', `data set ${id ?? '(none)'} is unknown: ${datasetIds.join(', ')}`);
  return dataset;
}
