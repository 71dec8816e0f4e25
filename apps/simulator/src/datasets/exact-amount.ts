/** Money as whole ten-thousandths: unit prices of these files have up to three decimals, Pulso keeps four. */
const scale = 10_000n;

/** Reads a plain decimal such as `2.55` or `-0.001`; throws on anything else or on more than four places. */
export function parseAmount(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is not a decimal with at most four places`);
  const [, sign, whole = '0', fraction = ''] = match;
  const amount = BigInt(whole) * scale + BigInt(fraction.padEnd(4, '0'));
  return sign === '-' ? -amount : amount;
}

/** The shortest exact decimal: `15.3`, `-4.641`, `7`. */
export function formatAmount(amount: bigint): string {
  const absolute = amount < 0n ? -amount : amount;
  const fraction = String(absolute % scale)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${absolute / scale}${fraction === '' ? '' : `.${fraction}`}`;
}
