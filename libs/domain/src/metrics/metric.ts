import type { MetricDefinition, MetricWarning } from '@pulso/contract';
import type { z } from 'zod';
import type { BgNbdParams } from '../models/bg-nbd/params.ts';
import type { GammaGammaParams } from '../models/gamma-gamma/params.ts';
import type { ConfidenceInterval } from '../statistics/interval.ts';
import type { Cells, ReadingKind, ReadingOptions } from './cells.ts';

/** A number before it is put under the common contract. `value` null means that there was nothing to measure. */
export interface Measure {
  value: number | null;
  /** Observations behind the value. */
  n: number;
  numerator?: number;
  denominator?: number;
  interval?: ConfidenceInterval | null;
  /** When it is not the definition's own, e.g. the currency of an amount. */
  unit?: string;
  parts?: Record<string, number | null>;
  warnings?: MetricWarning[];
  /** The model behind the value, for the next time that none can be fitted. */
  model?: KeptModel;
}

/** A customer model as it was fitted: plain data. */
export interface KeptModel {
  purchases: BgNbdParams;
  spend: GammaGammaParams;
}

/** The window that a cell was read for, as far as it had passed. */
export interface MeasureContext {
  elapsedSeconds: number;
  /** The end of the window, or now when that is earlier. */
  untilMs: number;
  /** The last model that this question could be answered with. */
  lastGood?: KeptModel;
}

/** A worked example: `expected` reads `30.00 [14.05, 44.20]` and is held against the measure to its last digit. */
interface Golden<Kind extends ReadingKind> {
  name: { en: string; es: string };
  cell: Cells[Kind];
  params?: Record<string, string | number | boolean>;
  elapsedSeconds?: number;
  expected: string;
}

/** A configured document that a metric's params name: the api puts what it finds in the place of the id. */
export interface DocumentNeed {
  param: string;
  /** As in its route: `calendars`. */
  noun: string;
  id: string;
}

interface MetricSpec<Kind extends ReadingKind, Params extends z.ZodType> {
  definition: Omit<MetricDefinition, 'goldenTests' | 'noun'>;
  reading: Kind;
  /** What `params` of a query may hold; its defaults make an empty query valid. */
  params: Params;
  /** Which documents these params name. Their schemas take the id, and what the api resolves it to. */
  needs?(params: z.output<Params>): DocumentNeed[];
  options(params: z.output<Params>): ReadingOptions[Kind];
  /** Pure: the same cell gives the same measure. */
  compute(cell: Cells[Kind], params: z.output<Params>, context: MeasureContext): Measure;
  /** True when a value over fewer than five people could tell what one of them said or spent. */
  personal: boolean;
  /** True when computing one cell may take longer than a frame: it then runs off the event loop. Default false. */
  heavy?: boolean;
  goldens: readonly Golden<Kind>[];
}

/** A metric with its params settled: what to read, and how to compute it from what was read. */
export interface BoundMetric<Kind extends ReadingKind> {
  reading: Kind;
  options: ReadingOptions[Kind];
  compute(cell: Cells[Kind], context: MeasureContext): Measure;
}
/** A bound metric of some kind; `reading` tells which. */
export type AnyBoundMetric = { [Kind in ReadingKind]: BoundMetric<Kind> }[ReadingKind];

/** A metric as its file gives it. The registry adds the noun of the folder that the file lies in. */
export interface MetricEntry {
  definition: Omit<MetricDefinition, 'noun'>;
  personal: boolean;
  heavy: boolean;
  /** Throws ZodError when the params are not what the metric takes. */
  bind(params: unknown): AnyBoundMetric;
  /** What to resolve before `bind`. Throws ZodError as `bind` does. */
  needs(params: unknown): readonly DocumentNeed[];
  goldens: readonly { name: { en: string; es: string }; expected: string; measure(): Measure }[];
}

export interface Metric extends MetricEntry {
  definition: MetricDefinition;
}

/** Makes a registry entry of one metric; its worked examples become part of the catalogue. */
export function defineMetric<Kind extends ReadingKind, Params extends z.ZodType>(
  spec: MetricSpec<Kind, Params>,
): MetricEntry {
  const bind = (given: unknown): BoundMetric<Kind> => {
    const params = spec.params.parse(given);
    return {
      reading: spec.reading,
      options: spec.options(params),
      compute: (cell, context) => spec.compute(cell, params, context),
    };
  };
  return {
    definition: {
      ...spec.definition,
      goldenTests: spec.goldens.map(({ name, expected }) => ({ name, expected })),
    },
    personal: spec.personal,
    heavy: spec.heavy ?? false,
    bind: (params) => bind(params) as unknown as AnyBoundMetric,
    needs: (params) => spec.needs?.(spec.params.parse(params)) ?? [],
    goldens: spec.goldens.map(({ name, expected, cell, params, elapsedSeconds = 1 }) => ({
      name,
      expected,
      measure: () => bind(params ?? {}).compute(cell, { elapsedSeconds, untilMs: 0 }),
    })),
  };
}
