import { z } from 'zod';

/** Where a row belongs: a bucket key as in `bucketsOf`, up to three group values, or the tail of small groups. */
export const placeColumns = {
  bucket: z.string(),
  g0: z.string(),
  g1: z.string(),
  g2: z.string(),
  tail: z.union([z.literal(0), z.literal(1)]),
};
export interface Place {
  bucket: string;
  g0: string;
  g1: string;
  g2: string;
  tail: 0 | 1;
}

/** A Decimal(38, 4) written as text, in ten-thousandths. */
export const tenThousandths = z
  .string()
  .regex(/^-?\d+(\.\d{1,4})?$/)
  .transform((text) => {
    const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
    const value = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
    return text.startsWith('-') ? -value : value;
  });

/** The columns that place a row, and their values in an answer that is not split. */
export const placesSql = 'g0, g1, g2, tail';
export const nowhereSql = "'' AS g0, '' AS g1, '' AS g2, 0 AS tail";
