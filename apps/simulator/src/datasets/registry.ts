import { AppError } from '@pulso/contract';
import { bpic2012Loans } from './bpic2012-loans/bpic2012-loans.dataset.ts';
import { cdnow } from './cdnow/cdnow.dataset.ts';
import type { Dataset } from './dataset.ts';
import { facebookAdsKag } from './facebook-ads-kag/facebook-ads-kag.dataset.ts';
import { helpdeskIt } from './helpdesk-it/helpdesk-it.dataset.ts';
import { olistFunnel } from './olist-funnel/olist-funnel.dataset.ts';
import { olist } from './olist/olist.dataset.ts';
import { onlineRetail } from './online-retail/online-retail.dataset.ts';
import { sfoSurvey } from './sfo-survey/sfo-survey.dataset.ts';
import { uciIncidentLog } from './uci-incident-log/uci-incident-log.dataset.ts';

/** Every data set that `import` and `replay` know. A new one is a folder and a line here. */
const datasets: readonly Dataset[] = [
  sfoSurvey,
  onlineRetail,
  uciIncidentLog,
  cdnow,
  olist,
  olistFunnel,
  helpdeskIt,
  bpic2012Loans,
  facebookAdsKag,
];

const datasetIds = datasets.map(({ id }) => id);

/** Every data set with what it is, a line each. */
export const datasetList = datasets.map(({ id, about }) => `  ${id.padEnd(19)} ${about}`).join('\n');

/** Throws `not_found`, naming what there is. */
export function findDataset(id: string | undefined): Dataset {
  const dataset = datasets.find((one) => one.id === id);
  if (!dataset)
    throw new AppError('not_found', `data set ${id ?? '(none)'} is unknown: ${datasetIds.join(', ')}`);
  return dataset;
}
