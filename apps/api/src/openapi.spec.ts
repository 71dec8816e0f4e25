import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { AppModule } from './app.module.ts';
import { operationFacts } from './platform/http/openapi-operations.ts';

const metadata = <T>(key: string, target: object, name?: string): T | undefined =>
  (name === undefined ? Reflect.getMetadata(key, target) : Reflect.getMetadata(key, target, name)) as
    T | undefined;

/** Every controller of a module and of those that it imports. */
function controllersOf(module: Type, seen = new Set<Type>()): Type[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const imports = metadata<Type[]>('imports', module) ?? [];
  return [
    ...(metadata<Type[]>('controllers', module) ?? []),
    ...imports.flatMap((one) => controllersOf(one, seen)),
  ];
}

const bodyParameter = 3;

/** Method and path as the document writes them, and whether the handler reads a body. */
function routesOf(controller: Type): { route: string; hasBody: boolean }[] {
  const prefix = metadata<string>('path', controller) ?? '';
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && metadata<RequestMethod>('method', handler);
    if (!handler || method === undefined) return [];
    const path = `/${prefix}/${metadata<string>('path', handler) ?? ''}`
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1')
      .replace(/:(\w+)/g, '{$1}');
    const inputs = metadata<object>('__routeArguments__', controller, name) ?? {};
    const hasBody = Object.keys(inputs).some((key) => key.startsWith(`${String(bodyParameter)}:`));
    return [{ route: `${RequestMethod[method].toLowerCase()} ${path}`, hasBody }];
  });
}

describe('what /openapi.json knows of the routes', () => {
  const routes = controllersOf(AppModule).flatMap(routesOf);

  it('is of every route that there is, and of no other', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.map(({ route }) => route).toSorted()).toEqual(Object.keys(operationFacts).toSorted());
  });

  it('has a body schema where the handler reads a body, and only there', () => {
    const described = routes.map(({ route }) => [route, operationFacts[route]?.body !== undefined]);
    expect(described).toEqual(routes.map(({ route, hasBody }) => [route, hasBody]));
  });
});
