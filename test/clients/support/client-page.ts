import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const packages = new URL('../../../node_modules/', import.meta.url);

const bundles: Record<string, string> = {
  '/analytics-next.js': '@segment/analytics-next/dist/umd/index.js',
  '/analytics-js.js': '@rudderstack/analytics-js/dist/npm/modern/bundled/umd/index.js',
};

/** A shop's own web server: an empty page, and the clients' bundles as their packages ship them. */
export class ClientPage {
  private readonly server: Server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    const bundle = bundles[path];
    if (bundle === undefined)
      return void reply
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Shop</title>');
    void readFile(new URL(bundle, packages)).then((script) =>
      reply.writeHead(200, { 'content-type': 'text/javascript' }).end(script),
    );
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
