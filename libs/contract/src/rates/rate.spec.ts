import { rateImport } from './rate.ts';

const row = { currency: 'SEK', base: 'EUR', date: '2026-01-02', rate: 0.0912 };

describe('rateImport', () => {
  it.each([
    ['rows', [row]],
    ['an object of rows', { rates: [row] }],
    ['CSV', 'currency,base,date,rate\nSEK,EUR,2026-01-02,0.0912\n'],
    ['CSV of a spreadsheet', '\uFEFFDate;Currency;Base;Rate\r\n"2026-01-02";SEK;EUR;0.0912\r\n'],
    ['CSV in JSON', { csv: 'currency,base,date,rate\nSEK,EUR,2026-01-02,0.0912' }],
  ])('takes %s', (_what, body) => {
    expect(rateImport.parse(body)).toEqual([row]);
  });

  it.each([
    ['nothing', []],
    ['no rate', 'currency,base,date,rate\nSEK,EUR,2026-01-02,'],
    ['a rate of zero', [{ ...row, rate: 0 }]],
    ['a word for a rate', 'currency,base,date,rate\nSEK,EUR,2026-01-02,much'],
    ['a day that is none', [{ ...row, date: '2026-02-30' }]],
    ['no code', [{ ...row, currency: 'kr' }]],
    ['a currency in itself', [{ ...row, base: 'SEK' }]],
    ['no header', 'SEK,EUR,2026-01-02,0.0912'],
  ])('refuses %s', (_what, body) => {
    expect(rateImport.safeParse(body).success).toBe(false);
  });
});
