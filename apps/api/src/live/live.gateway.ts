import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AppError, viewSubscription, type Problem, type ViewSnapshot } from '@pulso/contract';
import type { Server as HttpServer } from 'node:http';
import { CONFIG, type Config } from '../config/config.ts';
import { Authenticator } from '../platform/auth/authenticator.ts';
import { PlatformMetrics } from '../platform/metrics/platform-metrics.ts';
import { LiveHub } from './live-hub.ts';
import { LivePulse } from './live-pulse.ts';
import { createLiveServer, type LiveServer, type LiveSocket } from './live-server.ts';
import { feedRoom, watchSlowConsumers, workspaceRoom } from './slow-consumer.ts';

const maxSubscriptionsAMinute = 60;

/** The only place that touches a socket: who may connect, what they subscribe to, when they are cut. */
@Injectable()
export class LiveGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: LiveServer | undefined;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly authenticator: Authenticator,
    private readonly hub: LiveHub,
    private readonly pulse: LivePulse,
    private readonly metrics: PlatformMetrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.adapter.httpAdapter.getHttpServer() as HttpServer;
    const server = createLiveServer(http, (origin, host) => this.allowsOrigin(origin, host));
    this.server = server;
    server.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) =>
          next(error instanceof AppError ? error : new AppError('internal_error', 'Try again.')),
      );
    });
    server.on('connection', (socket) => this.greet(socket));
    this.hub.start({
      toRoom: (room, event, payload) => void server.to(room).emit(event as 'view:changed', payload as never),
      roomSize: (room) => server.sockets.adapter.rooms.get(room)?.size ?? 0,
    });
    this.pulse.start(server);
    this.timers = [
      setInterval(() => watchSlowConsumers(server, (socket) => void this.catchUp(socket)), 1000),
      setInterval(() => void this.endRevokedSessions(server), 5000),
    ];
    for (const timer of this.timers) timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.pulse.stop();
    this.hub.stop();
    this.server?.disconnectSockets(true);
    // The http server belongs to Fastify: closing Socket.IO's engine is enough.
    this.server?.engine.close();
  }

  private allowsOrigin(origin: string, host: string): boolean {
    const own = this.config.http.publicUrl;
    if (own !== undefined && origin === new URL(own).origin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  private async admit(socket: LiveSocket): Promise<void> {
    const token: unknown = socket.handshake.auth['token'];
    const headers = { ...socket.handshake.headers };
    if (typeof token === 'string') headers.authorization = `Bearer ${token}`;
    socket.handshake.headers = headers;
    socket.data = { principal: await this.authenticator.authenticate({ headers }), subscriptions: 0 };
  }

  private greet(socket: LiveSocket): void {
    this.metrics.liveClients.inc();
    socket.on('disconnect', () => this.metrics.liveClients.dec());
    void socket.join(workspaceRoom(socket.data.principal.workspaceId));
    socket.on('view:subscribe', (subscription, answer) => {
      if (typeof answer !== 'function') return;
      this.subscribe(socket, subscription).then(answer, (error: unknown) => answer(toProblem(error)));
    });
    socket.on('view:unsubscribe', () => this.leaveView(socket));
  }

  private async subscribe(socket: LiveSocket, input: unknown): Promise<ViewSnapshot> {
    socket.data.subscriptions += 1;
    if (socket.data.subscriptions > maxSubscriptionsAMinute) {
      throw new AppError('too_many_requests', 'Too many subscriptions: wait a minute.', {
        retryAfterSeconds: 60,
      });
    }
    setTimeout(() => (socket.data.subscriptions -= 1), 60_000).unref();
    const parsed = viewSubscription.safeParse(input);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new AppError('invalid_query', 'The subscription is not valid.', { errors });
    }
    this.leaveView(socket);
    const { principal } = socket.data;
    const name = this.hub.nameOf(principal, parsed.data);
    // Join before asking: a change that falls between is then seen twice by its number, never missed.
    await socket.join(name);
    socket.data.room = name;
    if (parsed.data.feed > 0) await socket.join(feedRoom(principal.workspaceId));
    return this.hub.open(name, principal, parsed.data);
  }

  private leaveView(socket: LiveSocket): void {
    const { room, principal } = socket.data;
    if (room) void socket.leave(room);
    void socket.leave(feedRoom(principal.workspaceId));
    delete socket.data.room;
  }

  private async catchUp(socket: LiveSocket): Promise<void> {
    const state = socket.data.room && this.hub.stateOf(socket.data.room);
    if (!socket.data.room || !state) return;
    await socket.join(socket.data.room);
    await socket.join(feedRoom(socket.data.principal.workspaceId));
    socket.emit('view:changed', state);
  }

  /** A session that ended or a key that was revoked leaves within five seconds. */
  private async endRevokedSessions(server: LiveServer): Promise<void> {
    for (const socket of server.sockets.sockets.values()) {
      try {
        await this.authenticator.authenticate({ headers: socket.handshake.headers });
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) continue;
        socket.emit('session:ended');
        socket.disconnect(true);
      }
    }
  }
}

function toProblem(error: unknown): Problem {
  const known =
    error instanceof AppError ? error : new AppError('internal_error', 'The view could not be opened.');
  const { code, status, message, details } = known;
  return {
    type: 'about:blank',
    title: code,
    status,
    detail: message,
    code,
    requestId: '',
    errors: details.errors,
  };
}
