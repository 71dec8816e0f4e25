import { eventInput } from '@pulso/contract';
import { orderOf, readPurchase, type Purchase } from './purchase.ts';
import { historyOf } from './summary.ts';

describe('a line of the purchase log', () => {
  it('is read with and without the sample id', () => {
    const purchase = { customerId: '0001', day: '19970101', cds: '2', dollars: '29.33' };
    expect(readPurchase(' 00004 0001 19970101  2   29.33')).toEqual(purchase);
    expect(readPurchase('0001 19970101  2   29.33')).toEqual(purchase);
    expect(readPurchase('ID DATE NUM_CDS DOLLAR_VALUE')).toBeUndefined();
  });

  it('is a valid order, also at zero dollars', () => {
    const order = orderOf(readPurchase('00004 0001 19970101 2 0.00') as Purchase, 1);
    expect(eventInput.safeParse(order).success).toBe(true);
    expect(order).toMatchObject({
      occurredAt: '1997-01-01T00:00:00Z',
      customer: { id: '0001' },
      money: { amount: '0.00', currency: 'USD' },
      properties: { cds: '2' },
    });
  });

  it('keeps two purchases of one day apart', () => {
    const purchase = readPurchase('0001 19970101 2 29.33') as Purchase;
    expect(orderOf(purchase, 1).messageId).not.toBe(orderOf(purchase, 2).messageId);
  });
});

describe('a row of the summary', () => {
  it('becomes a history with its repeats, first and last day', () => {
    const history = historyOf({ ID: '1', x: '2', t_x: '30.43', T: '38.86', zbar: '22.35' });
    expect(history.map(({ occurredAt, money }) => [occurredAt.slice(0, 10), money.amount])).toEqual([
      ['1997-01-01', '0'],
      ['1997-04-17', '22.35'],
      ['1997-08-02', '22.35'],
    ]);
  });

  it('of a customer who never came back is one purchase', () => {
    expect(historyOf({ ID: '3', x: '0', t_x: '0', T: '38.86', zbar: '0' })).toHaveLength(1);
  });
});
