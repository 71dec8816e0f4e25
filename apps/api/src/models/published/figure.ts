import type { PublishedFigure } from '@pulso/contract';

/** A published figure with ours; it agrees within what the source rounded away. */
export function figure(
  told: Omit<PublishedFigure, 'agrees' | 'ours'>,
  ours: number | null | undefined,
): PublishedFigure {
  const known = ours ?? null;
  return {
    ...told,
    ours: known,
    agrees: known !== null && Math.abs(known - told.published) <= told.tolerance,
  };
}
