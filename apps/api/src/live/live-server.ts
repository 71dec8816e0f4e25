import type { Server as HttpServer } from 'node:http';
import { livePath, type ClientToServerEvents, type ServerToClientEvents } from '@pulso/contract';
import { Server, type Socket } from 'socket.io';
import type { Principal } from '../platform/metric-answerer.ts';
import { MinuteBudget } from './minute-budget.ts';

/** What a connection carries: who it is, the view it follows, and since when it does not read. */
interface Viewer {
  principal: Principal;
  view?: { room: string; feed: boolean };
  laggingSinceMs?: number;
  subscriptions: MinuteBudget;
}
export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, Viewer>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, Viewer>;

/** Heartbeats and clicks with room to spare. Counted before anybody has said who they are. */
const packetsPerMinute = 600;

/**
 * One Socket.IO server on the api's own port: websocket only, so that no sticky sessions are needed; no
 * per-message deflate, which costs more than our small diffs save; packets of at most 64 kB inwards. A peer that
 * does not answer a heartbeat is gone within 25 s.
 */
export function createLiveServer(
  http: HttpServer,
  allowOrigin: (origin: string, host: string) => boolean,
): LiveServer {
  const server: LiveServer = new Server(http, {
    path: livePath,
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 10_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, origin === undefined || allowOrigin(origin, host ?? ''));
    },
  });
  server.engine.on('connection', (connection: Socket['conn']) => {
    const packets = new MinuteBudget(packetsPerMinute);
    connection.on('packet', () => {
      if (!packets.take()) connection.close(true);
    });
  });
  return server;
}
