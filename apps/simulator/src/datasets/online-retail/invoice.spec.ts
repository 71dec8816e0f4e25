import type { CsvRow } from '../read-csv.ts';
import { addLine, type Invoice } from './invoice.ts';
import { eventsOf } from './online-retail.dataset.ts';

const line = (cells: CsvRow = {}): CsvRow => ({
  InvoiceNo: '536365',
  StockCode: '71053',
  Description: 'WHITE METAL LANTERN',
  Quantity: '6',
  InvoiceDate: '2010-12-01 08:26:00',
  UnitPrice: '3.39',
  CustomerID: '17850',
  Country: 'United Kingdom',
  ...cells,
});

function fold(...rows: CsvRow[]): Invoice[] {
  const invoices = new Map<string, Invoice>();
  for (const row of rows) addLine(invoices, row);
  return [...invoices.values()];
}

describe('invoice lines', () => {
  it('add up exactly to their invoice', () => {
    const [invoice] = fold(
      line({ Quantity: '3', UnitPrice: '0.1' }),
      line({ Quantity: '1', UnitPrice: '0.001' }),
    );
    expect(invoice).toMatchObject({ number: '536365', document: 'invoice' });
    expect(invoice?.counted).toMatchObject({ amount: 3_010n, lines: 2, units: 4 });
  });

  it('give the invoice its earliest time', () => {
    const [invoice] = fold(
      line({ InvoiceDate: '2010-12-01 08:27:00' }),
      line(),
      line({ InvoiceDate: '2010-12-01 08:28:00' }),
    );
    expect(invoice?.time).toBe('2010-12-01 08:26:00');
  });

  it('count only when sold, priced and to a customer', () => {
    const out = [
      { Quantity: '-1' },
      { Quantity: '0' },
      { UnitPrice: '0' },
      { UnitPrice: '-11062.06' },
      { CustomerID: '' },
    ];
    for (const cells of out) {
      const [invoice] = fold(line(cells));
      expect(invoice).toMatchObject({ lines: 1, counted: undefined });
    }
  });

  it('of a credit note add up to what is given back', () => {
    const [note] = fold(line({ InvoiceNo: 'C536379', Quantity: '-2', UnitPrice: '27.5' }));
    expect(note).toMatchObject({ number: 'C536379', document: 'credit_note' });
    expect(note?.counted).toMatchObject({ amount: 550_000n, units: 2 });
  });

  it('keep ten items of a wholesale invoice', () => {
    const [invoice] = fold(...Array.from({ length: 500 }, () => line()));
    expect(invoice?.counted?.items).toHaveLength(10);
    expect(invoice?.counted?.lines).toBe(500);
  });

  it('without a customer leave a document that is no order', () => {
    const [invoice] = fold(line({ CustomerID: '' }), line({ CustomerID: '' }));
    expect(eventsOf(invoice as Invoice)).toMatchObject([
      {
        kind: 'touchpoint',
        customer: { anonymousId: 'invoice-536365' },
        properties: { document: 'invoice', invoice_lines: 2, invoice_lines_without_customer: 2 },
      },
    ]);
  });

  it('of a bad debt are an adjustment, never a sale', () => {
    const [invoice] = fold(line({ InvoiceNo: 'A563186', CustomerID: '', UnitPrice: '-11062.06' }));
    expect(eventsOf(invoice as Invoice).map(({ kind, properties }) => [kind, properties?.document])).toEqual([
      ['touchpoint', 'adjustment'],
    ]);
  });
});
