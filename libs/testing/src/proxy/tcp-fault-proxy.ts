import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ByteThrottle } from './byte-throttle.ts';

/**
 * What happens to traffic. `latencyMs` and `bytesPerSecond` shape both directions.
 * `stall`: connections are accepted and kept, and no byte passes. `halfOpen`: requests pass, answers do not (the peer
 * works on and nobody hears of it). `reset`: every connection is reset at once.
 */
export interface ProxyFault {
  mode?: 'pass' | 'stall' | 'halfOpen' | 'reset';
  latencyMs?: number;
  bytesPerSecond?: number;
}

interface Pair {
  client: Socket;
  upstream: Socket;
}

/** A loopback TCP proxy that can be told, while connections are open, to misbehave. */
export class TcpFaultProxy {
  private readonly pairs = new Set<Pair>();
  private fault: ProxyFault = {};
  private resetAfterUpBytes = Infinity;

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  static async start(target: { port: number; host?: string }): Promise<TcpFaultProxy> {
    const server = createServer({ allowHalfOpen: true });
    const proxy = new TcpFaultProxy(server, { host: '127.0.0.1', ...target });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get connections(): number {
    return this.pairs.size;
  }

  /** Holds for open connections and new ones. `{}` heals; what was held back then flows. */
  setFault(fault: ProxyFault): void {
    this.fault = fault;
    if (fault.mode === 'reset') this.resetAll();
    for (const pair of this.pairs) this.applyPauses(pair);
  }

  resetAll(): void {
    for (const { client, upstream } of this.pairs) {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    }
  }

  /** Resets the connection on which the client has sent this many more bytes: in the middle of a body. Fires once. */
  resetAfter(upBytes: number): void {
    this.resetAfterUpBytes = upBytes;
  }

  async close(): Promise<void> {
    this.resetAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.fault.mode === 'reset') {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ ...this.target, allowHalfOpen: true });
    const pair = { client, upstream };
    this.pairs.add(pair);
    const drop = () => {
      this.pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', drop).on('close', drop).setNoDelay(true);
    const resume = () => this.applyPauses(pair);
    this.forward(new ByteThrottle(() => this.fault, client, upstream, resume), client, (bytes) =>
      this.countUp(pair, bytes),
    );
    this.forward(new ByteThrottle(() => this.fault, upstream, client, resume), upstream);
    this.applyPauses(pair);
  }

  private forward(throttle: ByteThrottle, from: Socket, onBytes?: (bytes: number) => void): void {
    from.on('data', (chunk: Buffer) => {
      onBytes?.(chunk.length);
      throttle.push(chunk);
    });
    from.on('end', () => throttle.end());
  }

  private countUp({ client, upstream }: Pair, bytes: number): void {
    this.resetAfterUpBytes -= bytes;
    if (this.resetAfterUpBytes > 0) return;
    this.resetAfterUpBytes = Infinity;
    client.resetAndDestroy();
    upstream.resetAndDestroy();
  }

  private applyPauses({ client, upstream }: Pair): void {
    const { mode = 'pass' } = this.fault;
    if (mode === 'stall') client.pause();
    else client.resume();
    if (mode === 'stall' || mode === 'halfOpen') upstream.pause();
    else upstream.resume();
  }
}
