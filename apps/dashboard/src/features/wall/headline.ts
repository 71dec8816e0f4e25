import type { Band } from '../../metric/metric-bands.ts';
import type { StageRow } from './stage-rows.ts';
import type { TileModel } from './tile-model.ts';
import type { TileSpec } from './views.ts';

/** What a stranger should know in ten seconds: how many tiles are in which state, the worst, and who feels it. */
export interface Headline {
  counts: Record<Band, number>;
  worst: { spec: TileSpec; model: TileModel } | undefined;
  worstStage: StageRow | undefined;
}

const severity: Record<Band, number> = { bad: 2, watch: 1, good: 0 };

export function headlineOf(tiles: { spec: TileSpec; model: TileModel }[], stages: StageRow[]): Headline {
  const banded = tiles.flatMap((tile) => (tile.model.band ? [{ ...tile, band: tile.model.band }] : []));
  const counts = { good: 0, watch: 0, bad: 0 };
  for (const { band } of banded) counts[band] += 1;
  const worst = banded
    .filter(({ band }) => band !== 'good')
    .toSorted((a, b) => severity[b.band] - severity[a.band])[0];
  return { counts, worst: worst && { spec: worst.spec, model: worst.model }, worstStage: worstStage(stages) };
}

/** Only a stage that is not well; among equals the one with the lowest share of its target reached. */
function worstStage(stages: StageRow[]): StageRow | undefined {
  const scored = stages.flatMap((row) => {
    const band = row.score?.band;
    return band && band !== 'good'
      ? [{ row, rank: severity[band] * 1000 - (row.score?.value.value ?? 0) }]
      : [];
  });
  return scored.toSorted((a, b) => b.rank - a.rank)[0]?.row;
}
