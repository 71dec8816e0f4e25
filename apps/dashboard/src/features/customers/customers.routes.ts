import type { RouteRecordRaw } from 'vue-router';

export const customerRoutes: RouteRecordRaw[] = [
  {
    path: '/customers',
    name: 'customers',
    component: () => import('./CustomersPage.vue'),
    meta: { title: 'customers.title' },
  },
  {
    // `c:42`, `v:<visitor>` or `a:<account>`; without a prefix a customer's own id.
    path: '/customers/:id',
    name: 'customer',
    component: () => import('./CustomerPage.vue'),
    meta: { title: 'customer.title' },
  },
];
