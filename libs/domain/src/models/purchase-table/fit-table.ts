import { fitBgNbd, type BgNbdFit } from '../bg-nbd/fit.ts';
import { fitGammaGamma, type GammaGammaFit } from '../gamma-gamma/fit.ts';
import { failed, type FitResult } from '../model-error.ts';
import { daysPer, type TimeUnit } from '../time-unit.ts';
import { eachCustomer, rowsIn, type PurchaseTable } from './purchase-table.ts';

/** When customers buy, and for how much. */
export interface CustomerModelFit {
  purchases: FitResult<BgNbdFit>;
  spend: FitResult<GammaGammaFit>;
}

/** Fits both models to a table; amounts of several currencies have no spend model. */
export function fitTable(table: PurchaseTable, unit: TimeUnit): CustomerModelFit {
  const customers = eachCustomer(rowsIn(table, unit));
  const medianGap = table.medianGap === null ? null : table.medianGap / daysPer(unit);
  return {
    purchases: fitBgNbd({ per: unit, customers, medianGap }),
    spend:
      table.currencies.length > 1
        ? failed('invalid_input', `amounts in ${table.currencies.join(', ')} do not add up`)
        : fitGammaGamma(customers),
  };
}
