import { z95 } from './interval.ts';

const tailArea = 0.05;

/**
 * Two-sided 95 % quantile of Student's t with `degrees` of freedom (a whole number from 1).
 * Hill (1970), CACM algorithm 396: relative error under 1e-5 from one degree on.
 */
export function student95(degrees: number): number {
  if (degrees === 1) return 1 / Math.tan((tailArea * Math.PI) / 2);
  if (degrees === 2) return Math.sqrt(2 / (tailArea * (2 - tailArea)) - 2);
  const a = 1 / (degrees - 0.5);
  const b = 48 / (a * a);
  let c = ((20700 * a) / b - 98) * a * a - 16 * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
  let y = Math.pow(d * tailArea, 2 / degrees);
  if (y <= 0.05 + a) {
    const head = ((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3;
    y = ((1 / head + 0.5 / (degrees + 4)) * y - 1) * ((degrees + 1) / (degrees + 2)) + 1 / y;
    return Math.sqrt(degrees * y);
  }
  const x = -z95;
  y = x * x;
  if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6);
  c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
  y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
  return Math.sqrt(degrees * Math.expm1(a * y * y));
}
