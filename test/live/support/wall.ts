import {
  livePath,
  type ClientToServerEvents,
  type FeedItem,
  type Freshness,
  type MetricAnswer,
  type Problem,
  type ServerToClientEvents,
  type ViewSnapshot,
  type ViewSubscription,
} from '@pulso/contract';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

type WallSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** A viewer as the dashboard is one: it subscribes when it connects, and again when a number was left out. */
export class Wall {
  readonly socket: WallSocket;
  answers: Record<string, MetricAnswer> = {};
  problems: Record<string, Problem> = {};
  freshness: Freshness | undefined;
  readonly feed: FeedItem[] = [];
  /** How often it was caught up by a snapshot, and how many changes it took. */
  snapshots = 0;
  changes = 0;
  gaps = 0;
  lastSeq = -1;

  constructor(
    url: string,
    private readonly subscription: ViewSubscription,
    options: Partial<ManagerOptions & SocketOptions>,
  ) {
    this.socket = connectLive(url, { reconnectionDelay: 500, reconnectionDelayMax: 10_000, ...options });
    this.socket.on('connect', () => void this.subscribe());
    this.socket.on('view:changed', ({ seq, answers, problems }) => {
      if (seq <= this.lastSeq) return;
      if (seq !== this.lastSeq + 1) {
        this.gaps += 1;
        void this.subscribe();
        return;
      }
      this.lastSeq = seq;
      this.changes += 1;
      this.take({ answers, problems });
    });
    this.socket.on('feedback:received', ({ items }) => void this.feed.unshift(...items));
    this.socket.on('freshness:changed', (freshness) => (this.freshness = freshness));
  }

  total(id: string): number | null | undefined {
    return this.answers[id]?.total.value;
  }

  async subscribe(): Promise<void> {
    const result = await this.socket
      .timeout(20_000)
      .emitWithAck('view:subscribe', this.subscription)
      .catch(() => undefined);
    if (result === undefined || !isSnapshot(result)) return;
    this.snapshots += 1;
    this.lastSeq = result.seq;
    this.answers = {};
    this.problems = {};
    this.take(result);
    this.freshness = result.freshness;
    this.feed.splice(0, this.feed.length, ...result.feed);
  }

  close(): void {
    this.socket.close();
  }

  private take({ answers, problems }: Pick<ViewSnapshot, 'answers' | 'problems'>): void {
    this.answers = { ...this.answers, ...answers };
    const unsolved = Object.entries(this.problems).filter(([id]) => !(id in answers));
    this.problems = { ...Object.fromEntries(unsolved), ...problems };
  }
}

export function connectLive(url: string, options: Partial<ManagerOptions & SocketOptions>): WallSocket {
  return io(url, { path: livePath, transports: ['websocket'], forceNew: true, ...options });
}

export function isSnapshot(result: ViewSnapshot | Problem): result is ViewSnapshot {
  return 'seq' in result;
}

/** Past Socket.IO's own encoding: the raw text of one packet. */
export function sendPacket(socket: WallSocket, packet: string): void {
  webSocketOf(socket).send(packet);
}

/** Stops reading from the network, as a machine does that hangs; the answer makes it read again. */
export function stopReading(socket: WallSocket): () => void {
  const tcp = webSocketOf(socket)._socket;
  tcp.pause();
  return () => tcp.resume();
}

interface WebSocketOfNode {
  send(packet: string): void;
  _socket: { pause(): unknown; resume(): void };
}

function webSocketOf(socket: WallSocket): WebSocketOfNode {
  return (socket.io.engine.transport as unknown as { ws: WebSocketOfNode }).ws;
}
