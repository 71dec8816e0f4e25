import type { Pinia } from 'pinia';
import { createRouter, createWebHistory, type Router, type RouterScrollBehavior } from 'vue-router';
import type { Backend } from './backend/backend.ts';
import { customerRoutes } from './features/customers/customers.routes.ts';
import { metricRoutes } from './features/metrics/metrics.routes.ts';
import { modelRoutes } from './features/models/models.routes.ts';
import { sessionRoutes } from './features/session/session.routes.ts';
import { useSession } from './session/session.store.ts';
import { wallRoutes } from './features/wall/wall.routes.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name in the messages. */
    title?: string;
    /** Seen without a session. */
    open?: boolean;
  }
}

/** A new page begins at its top, a page gone back to where it was left; another question on the same page moves nothing. */
const scrollBehavior: RouterScrollBehavior = (to, from, saved) =>
  saved ?? (to.path === from.path ? false : { top: 0 });

export function createPages(backend: Backend, pinia: Pinia): Router {
  const router = createRouter({
    history: createWebHistory(),
    scrollBehavior,
    routes: [
      { path: '/', redirect: '/wall/overview' },
      ...sessionRoutes,
      ...wallRoutes,
      ...metricRoutes,
      ...modelRoutes,
      ...customerRoutes,
      {
        path: '/:rest(.*)*',
        component: () => import('./shell/NotFoundPage.vue'),
        meta: { title: 'app.notFound' },
      },
    ],
  });
  const session = useSession(pinia);
  router.beforeEach(async (to) => {
    if (to.meta.open) return true;
    const known = await session.load(backend.api);
    return known ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  });
  return router;
}
