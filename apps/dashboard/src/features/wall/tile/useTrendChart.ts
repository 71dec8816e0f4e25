import { onMounted, shallowRef, type Component } from 'vue';

/** Asked for with the page, so that it is there before the first answer; a plain sparkline stands in until then. */
const loading = import('../../../chart/TrendChart.vue');

export function useTrendChart() {
  const chart = shallowRef<Component>();
  onMounted(async () => {
    chart.value = (await loading).default;
  });
  return chart;
}
