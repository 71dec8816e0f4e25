import { eventInput } from '@pulso/contract';
import { orderOf, readPurchase, type Purchase } from './purchase.ts';

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
