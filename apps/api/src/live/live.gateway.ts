import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server as HttpServer } from 'node:http';
import { PlatformMetrics } from '../platform/metrics/platform-metrics.ts';
import { LiveAdmission } from './live-admission.ts';
import { LiveHub } from './live-hub.ts';
import { toLiveProblem } from './live-problem.ts';
import { LivePulse } from './live-pulse.ts';
import { createLiveServer, type LiveServer, type LiveSocket } from './live-server.ts';
import { MinuteBudget } from './minute-budget.ts';
import { pauseLaggingIn, watchSlowConsumers } from './slow-consumer.ts';
import { ViewDesk } from './view-desk.ts';
import { countFollowers, workspaceRoom } from './viewer-rooms.ts';

const subscriptionsPerMinute = 60;
const slownessEveryMs = 1000;
/** A session that ended is cut within two of these. */
const revocationEveryMs = 4000;

/** Opens the socket on the api's own port, wires its parts together and closes it. */
@Injectable()
export class LiveGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: LiveServer | undefined;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly admission: LiveAdmission,
    private readonly desk: ViewDesk,
    private readonly hub: LiveHub,
    private readonly pulse: LivePulse,
    private readonly metrics: PlatformMetrics,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.adapter.httpAdapter.getHttpServer() as HttpServer;
    const server = createLiveServer(http, (origin, host) => this.admission.allowsOrigin(origin, host));
    this.server = server;
    server.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
    server.on('connection', (socket) => this.greet(socket));
    this.hub.start({
      toRoom: (room, event, payload) => {
        pauseLaggingIn(server, room);
        server.to(room).emit(event as 'view:changed', payload as never);
      },
      followers: (room) => countFollowers(server, room),
    });
    this.pulse.start(server);
    this.timers = [
      setInterval(() => watchSlowConsumers(server, (socket) => this.desk.catchUp(socket)), slownessEveryMs),
      setInterval(() => void this.admission.cutRevoked(server), revocationEveryMs),
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

  /** Rejects with what Socket.IO shows to the client as `connect_error`: a message and our stable code. */
  private async admit(socket: LiveSocket): Promise<void> {
    try {
      const principal = await this.admission.admit(socket);
      socket.data = { principal, subscriptions: new MinuteBudget(subscriptionsPerMinute) };
    } catch (error) {
      const { code, detail } = toLiveProblem(error);
      throw Object.assign(new Error(detail, { cause: error }), { data: { code } });
    }
  }

  private greet(socket: LiveSocket): void {
    this.metrics.liveClients.inc();
    socket.on('disconnect', () => this.metrics.liveClients.dec());
    void socket.join(workspaceRoom(socket.data.principal.workspaceId));
    this.desk.serve(socket);
  }
}
