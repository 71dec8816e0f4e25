/** The amount as decimal text for Decimal(18, 4); the contract bounds it to under 1e14. A number is rounded to four places. */
export function decimalText(amount: number | string): string {
  if (typeof amount === 'string') return amount;
  if (Number.isInteger(amount)) return amount === 0 ? '0' : String(amount);
  return amount.toFixed(4);
}
