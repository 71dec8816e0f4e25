import { fileURLToPath } from 'node:url';

/** The public data sets are not part of the project: they are read where they lie, by default beside it. */
export const dataFolder =
  process.env.PULSO_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
