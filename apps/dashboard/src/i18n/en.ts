import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { evidence } from './en/evidence.ts';
import { metrics } from './en/metrics.ts';
import { models } from './en/models.ts';
import { params } from './en/params.ts';
import { shell } from './en/shell.ts';
import { tiles } from './en/tiles.ts';
import { wall } from './en/wall.ts';

export const en = {
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

/** Both languages have this shape; the compiler and i18n.spec.ts hold them to it. */
export type Messages = typeof en;
