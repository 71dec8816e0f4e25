import type { Messages } from './en.ts';
import { customer } from './es/customer.ts';
import { customers } from './es/customers.ts';
import { evidence } from './es/evidence.ts';
import { metrics } from './es/metrics.ts';
import { models } from './es/models.ts';
import { params } from './es/params.ts';
import { shell } from './es/shell.ts';
import { tiles } from './es/tiles.ts';
import { wall } from './es/wall.ts';

export const es: Messages = {
  ...shell,
  ...wall,
  ...tiles,
  ...customers,
  ...customer,
  ...metrics,
  ...evidence,
  ...models,
  ...params,
};
