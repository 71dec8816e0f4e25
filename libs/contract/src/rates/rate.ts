import { z } from 'zod';

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR');

/** On `date` (UTC) one unit of `currency` was worth `rate` units of `base`. */
const rate = z
  .strictObject({
    currency: currencyCode,
    base: currencyCode,
    date: z.iso.date(),
    rate: z.number().positive().max(1e12).min(1e-12),
  })
  .refine(({ currency, base }) => currency !== base, { path: ['base'], message: 'must be another currency' });
export type Rate = z.infer<typeof rate>;

const mostRates = 50_000;
const columns = ['currency', 'base', 'date', 'rate'];

/** CSV with a header line that names the four columns, in any order; commas or semicolons, no quotes needed. */
const rateCsv = z.string().transform((text, context): unknown[] => {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const separator = head.includes(';') ? ';' : ',';
  const cellsOf = (line: string): string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const names = cellsOf(head.replace(/^\uFEFF/, '')).map((name) => name.toLowerCase());
  if (names.toSorted().join() !== columns.toSorted().join()) {
    context.addIssue({ code: 'custom', message: `the first line must name ${columns.join(', ')}` });
    return z.NEVER;
  }
  return lines.map((line) => {
    const cells = cellsOf(line);
    const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    return { ...row, rate: row['rate'] === '' ? Number.NaN : Number(row['rate']) };
  });
});

const rateRows = z.array(rate).min(1).max(mostRates);

/** The body of `PUT /api/rates`: rows, as a list or as `{"rates": [...]}`, or CSV, as text or as `{"csv": "..."}`. */
export const rateImport = z.union([
  rateRows,
  z.strictObject({ rates: rateRows }).transform(({ rates }) => rates),
  rateCsv.pipe(rateRows),
  z
    .strictObject({ csv: rateCsv })
    .transform(({ csv }) => csv)
    .pipe(rateRows),
]);

/** What `GET /api/rates` tells of each pair of currencies. */
export const knownRates = z.object({
  currency: z.string(),
  base: z.string(),
  /** First and last day with a rate, and how many days have one. */
  since: z.string(),
  until: z.string(),
  days: z.number(),
  newest: z.number(),
});
export type KnownRates = z.infer<typeof knownRates>;
