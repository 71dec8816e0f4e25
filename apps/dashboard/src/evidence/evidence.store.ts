import type { MetricValue } from '@pulso/contract';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** The value that somebody asked about, and the id of its metric. */
export interface ShownValue {
  metric: string;
  value: MetricValue;
}

/** Which value's list is open: one for the whole product, so that the gesture is the same on every page. */
export const useEvidence = defineStore('evidence', () => {
  const shown = shallowRef<ShownValue>();
  const open = (metric: string, value: MetricValue): void => {
    shown.value = { metric, value };
  };
  const close = (): void => {
    shown.value = undefined;
  };
  return { shown, open, close };
});
