import { once } from 'node:events';
import {
  createServer,
  request as sendOn,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/**
 * What happens to one POST of events. `reset`: the connection ends before the api hears of it. `unheard`: the api takes
 * it and the connection ends before the answer. `stall`: twenty seconds pass first.
 */
export type Fault = '429' | '503' | 'reset' | 'unheard' | 'stall';
export const faults: Fault[] = ['429', '503', 'reset', 'unheard', 'stall'];

const stallMs = 20_000;

/** Stands before the api, lets the first POSTs of a client fail as told, and passes everything else on. */
export class FaultFront {
  /** Message ids in the bodies that were sent, delivered or not. */
  readonly sentIds = new Set<string>();
  /** Of these, the ones that the api took. */
  readonly takenIds = new Set<string>();
  private readonly server: Server;

  private constructor(
    private readonly upstream: URL,
    private readonly pending: Fault[],
  ) {
    this.server = createServer((request, reply) => void this.handle(request, reply));
  }

  static async start(upstreamUrl: string, plan: Fault[]): Promise<FaultFront> {
    const front = new FaultFront(new URL(upstreamUrl), [...plan]);
    front.server.listen(0, '127.0.0.1');
    await once(front.server, 'listening');
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Faults of the plan that have not happened. */
  get faultsLeft(): number {
    return this.pending.length;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    request.on('error', () => undefined);
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const isPost = request.method === 'POST' && request.url !== '/v1/m';
    const ids = isPost ? messageIdsIn(body) : [];
    for (const id of ids) this.sentIds.add(id);
    const fault = isPost ? this.pending.shift() : undefined;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (fault === '429' || fault === '503') return this.refuse(fault, request, reply);
    if (fault === 'stall') await delay(stallMs);
    this.passOn({ request, body, ids, unheard: fault === 'unheard' }, reply);
  }

  private refuse(status: string, request: IncomingMessage, reply: ServerResponse): void {
    reply.writeHead(Number(status), {
      'retry-after': '1',
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-expose-headers': 'retry-after',
    });
    reply.end();
  }

  private passOn({ request, body, ids, unheard }: Passage, reply: ServerResponse): void {
    const { method, url: path, headers } = request;
    const { hostname, port } = this.upstream;
    const onward = sendOn({ hostname, port, method, path, headers, agent: false }, (answer) => {
      if (answer.statusCode === 200) for (const id of ids) this.takenIds.add(id);
      if (unheard) {
        answer.resume();
        request.socket.resetAndDestroy();
        return;
      }
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on('error', () => request.socket.resetAndDestroy());
    onward.end(body);
  }
}

interface Passage {
  request: IncomingMessage;
  body: Buffer;
  ids: string[];
  unheard: boolean;
}

function messageIdsIn(body: Buffer): string[] {
  const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString('utf8');
  return [...text.matchAll(/"messageId":"([^"]+)"/g)].map(([, id]) => id as string);
}
