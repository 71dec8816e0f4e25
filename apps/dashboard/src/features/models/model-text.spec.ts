import type { OwnModel } from '@pulso/contract';
import { modelCautions, modelParameters } from './model-text.ts';

const own = (changes: object): OwnModel =>
  ({ purchases: null, spend: null, failures: [], warnings: [], ...changes }) as unknown as OwnModel;
const purchases = { params: { r: 0.2, alpha: 4.4 }, standardErrors: { r: 0.01 }, flat: false };

describe('modelParameters', () => {
  it('writes Greek letters and the errors that are known', () => {
    expect(modelParameters(own({ purchases }))).toEqual([
      { name: 'r', value: 0.2, error: 0.01 },
      { name: 'α', value: 4.4, error: undefined },
    ]);
  });
});

describe('modelCautions', () => {
  it('says once why there is no model', () => {
    const failures = [{ code: 'insufficient_history' }, { code: 'insufficient_history' }];
    const warnings = [{ code: 'insufficient_history' }, { code: 'late_data' }];
    expect(modelCautions(own({ failures, warnings }))).toEqual([
      'models.failure.insufficient_history',
      'warning.late_data',
    ]);
  });

  it('warns of a flat likelihood and of correlated spend', () => {
    const flat = { ...purchases, flat: true };
    expect(modelCautions(own({ purchases: flat, spend: { params: {}, correlated: true } }))).toEqual([
      'models.flat',
      'models.correlated',
    ]);
  });
});
