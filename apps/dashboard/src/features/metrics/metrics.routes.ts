import type { RouteRecordRaw } from 'vue-router';

export const metricRoutes: RouteRecordRaw[] = [
  {
    // `/metrics` is where Prometheus scrapes.
    path: '/catalogue/:id?',
    name: 'metric',
    component: () => import('./MetricsPage.vue'),
    meta: { title: 'metrics.title' },
  },
];
