import { defaultHealthModel, healthModel, type HealthModel } from '@pulso/contract';
import type { DocumentNoun } from '../platform/documents/documents.ts';

/** How customers' health is scored. `default` is there until somebody writes their own. */
export const healthModels: DocumentNoun<HealthModel> = {
  noun: 'health-models',
  schema: healthModel,
  builtIn: { default: defaultHealthModel },
};
