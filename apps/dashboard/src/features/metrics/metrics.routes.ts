import type { RouteRecordRaw } from 'vue-router';

export const metricRoutes: RouteRecordRaw[] = [
  {
    path: '/metrics/:id?',
    name: 'metric',
    component: () => import('./MetricsPage.vue'),
    meta: { title: 'metrics.title' },
  },
];
