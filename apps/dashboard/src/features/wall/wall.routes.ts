import type { RouteRecordRaw } from 'vue-router';
import { viewNames } from './views.ts';

export const wallRoutes: RouteRecordRaw[] = [
  { path: '/wall', redirect: '/wall/overview' },
  {
    path: `/wall/:view(${viewNames.join('|')})`,
    name: 'wall',
    component: () => import('./WallPage.vue'),
    meta: { title: 'wall.title' },
  },
];
