import type { RouteRecordRaw } from 'vue-router';

export const modelRoutes: RouteRecordRaw[] = [
  {
    path: '/models/:id?',
    name: 'models',
    component: () => import('./ModelsPage.vue'),
    meta: { title: 'models.title' },
  },
];
