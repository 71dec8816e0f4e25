import type { GoldenSet } from './asking.ts';
import { bpic2012Loans } from './bpic2012-loans.ts';
import { cdnow } from './cdnow.ts';
import { facebookAdsKag } from './facebook-ads-kag.ts';
import { helpdeskIt } from './helpdesk-it.ts';
import { olistFunnel } from './olist-funnel.ts';
import { olist } from './olist.ts';
import { onlineRetail } from './online-retail.ts';
import { sfoSurvey } from './sfo-survey.ts';
import { uciIncidentLog } from './uci-incident-log.ts';

/** How every figure of every data set is asked for. */
export const goldenSets: readonly GoldenSet[] = [
  sfoSurvey,
  olist,
  olistFunnel,
  cdnow,
  onlineRetail,
  uciIncidentLog,
  helpdeskIt,
  bpic2012Loans,
  facebookAdsKag,
];
