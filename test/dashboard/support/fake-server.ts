import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  livePath,
  type ComparisonQueryInput,
  type ClientToServerEvents,
  type MetricQueryInput,
  type ServerToClientEvents,
  type ViewSubscription,
} from '@pulso/contract';
import { Server } from 'socket.io';
import { fakeAnswer } from '../../../apps/dashboard/src/fake/fake-answer.ts';
import { fakeCatalogue } from '../../../apps/dashboard/src/fake/fake-catalogue.ts';
import { fakeComparison } from '../../../apps/dashboard/src/fake/fake-comparison.ts';
import { fakeCustomer, fakeTimeline } from '../../../apps/dashboard/src/fake/fake-customer.ts';
import { fakeEvidence } from '../../../apps/dashboard/src/fake/fake-evidence.ts';
import { fakeFeedItem } from '../../../apps/dashboard/src/fake/fake-feed.ts';
import { fakeFreshness } from '../../../apps/dashboard/src/fake/fake-freshness.ts';
import { fakeModels, fakeReport } from '../../../apps/dashboard/src/fake/fake-models.ts';
import { fakeLiveAnswer, fakeSnapshot, type FakeScene } from '../../../apps/dashboard/src/fake/fake-view.ts';
import { sendBuiltFile } from './static-files.ts';

export const password = 'right';
const session = {
  user: { email: 'ana@pulso.example', role: 'admin' },
  workspace: { id: 'main', name: 'Tienda Aurora', tz: 'Europe/Madrid', baseCurrency: 'EUR' },
};
export const fullScene: FakeScene = { store: 'up', empty: false, traffic: 1 };

/** A server with the api's surface and invented numbers, so that each state of the wall can be had at will. */
export class FakeServer {
  scene: FakeScene = fullScene;
  subscriptions: ViewSubscription[] = [];
  private seq = 0;
  private readonly http = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  private readonly live = new Server<ClientToServerEvents, ServerToClientEvents>(this.http, {
    path: livePath,
    transports: ['websocket'],
    serveClient: false,
  });

  constructor() {
    this.live.use((socket, next) => next(isSignedIn(socket.request) ? undefined : new Error('Sign in.')));
    this.live.on('connection', (socket) => {
      socket.on('view:subscribe', (subscription, answer) => {
        this.subscriptions.push(subscription);
        answer(fakeSnapshot(subscription, this.scene, Date.now(), this.seq));
      });
    });
  }

  async listen(): Promise<string> {
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
    return `http://127.0.0.1:${String((this.http.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    await this.live.close();
  }

  /** New answers for every question, as after a commit; `lost` changes never arrive. */
  change(traffic: number, lost = 0): void {
    this.seq += 1 + lost;
    const queries = this.subscriptions.at(-1)?.queries ?? [];
    const answers = queries.map((live) => [live.id, fakeLiveAnswer(live, Date.now(), traffic)] as const);
    this.live.emit('view:changed', { seq: this.seq, answers: Object.fromEntries(answers), problems: {} });
  }

  say(index: number): string {
    const item = fakeFeedItem(index, Date.now());
    this.live.emit('feedback:received', { seq: index, items: [item] });
    return item.verbatim;
  }

  beat(): void {
    this.live.emit('freshness:changed', fakeFreshness(Date.now(), this.scene));
  }

  /** Cuts every socket; clients may come back at once. */
  cut(): void {
    this.live.disconnectSockets(true);
  }

  endSessions(): void {
    this.live.emit('session:ended');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    if (!pathname.startsWith('/api/')) return sendBuiltFile(pathname, response);
    if (pathname === '/api/session' && request.method === 'POST') return this.signIn(request, response);
    if (pathname === '/api/session' && request.method === 'DELETE') {
      response.writeHead(204, { 'set-cookie': 'session=; Max-Age=0; Path=/' }).end();
      return;
    }
    if (!isSignedIn(request)) return sendProblem(response, 401, 'unauthenticated');
    if (pathname === '/api/session') return sendJson(response, session);
    if (pathname === '/api/metrics') return sendJson(response, fakeCatalogue);
    if (pathname === '/api/models') return sendJson(response, fakeModels);
    if (pathname.startsWith('/api/models/')) return sendJson(response, fakeReport(Date.now()));
    if (pathname === '/api/evidence')
      return sendJson(
        response,
        fakeEvidence(searchParams.get('ref') ?? '', searchParams.get('cursor') ?? '0'),
      );
    const [, id, part] = /^\/api\/customers\/([^/]+)\/?(\w*)$/.exec(pathname) ?? [];
    if (id !== undefined) return sendJson(response, fakeCustomerPart(decodeURIComponent(id), part));
    const asked = JSON.parse(await readBody(request)) as unknown;
    const scene = { nowMs: Date.now(), traffic: this.scene.traffic };
    if (pathname === '/api/compare')
      return sendJson(response, fakeComparison(asked as ComparisonQueryInput, scene));
    sendJson(response, fakeAnswer({ query: asked as MetricQueryInput, ...scene }));
  }

  private async signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = JSON.parse(await readBody(request)) as { password: string };
    if (given.password !== password) return sendProblem(response, 401, 'unauthenticated');
    response.setHeader('set-cookie', 'session=open; HttpOnly; SameSite=Lax; Path=/');
    sendJson(response, session);
  }
}

function fakeCustomerPart(id: string, part: string | undefined): unknown {
  return part === 'timeline' ? fakeTimeline(id, Date.now()) : fakeCustomer(id, Date.now());
}

const isSignedIn = (request: IncomingMessage) => request.headers.cookie?.includes('session=open') ?? false;

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendProblem(response: ServerResponse, status: number, code: string): void {
  const body = { type: 'about:blank', title: code, status, code, requestId: 'fake' };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}
