import type { LiveServer, LiveSocket } from './live-server.ts';
import { pauseView, resumeView } from './viewer-rooms.ts';

/** Above this a viewer gets nothing more; it is caught up with the newest state once it has read. */
const lagBytes = 256 * 1024;
const caughtUpBytes = 16 * 1024;
const cutBytes = 2 * 1024 * 1024;
const cutAfterMs = 20_000;

/** Engine.IO types neither its queue nor the `ws` socket of its transport. */
interface Connection {
  writeBuffer: { data?: string | Buffer }[];
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
}

/** Bytes for a viewer that its peer has not taken: `ws` holds the last flush, Engine.IO all that came after it. */
function unreadBytes({ writeBuffer, transport }: Connection): number {
  return writeBuffer.reduce(
    (sum, { data }) => sum + (data?.length ?? 0),
    transport.socket?.bufferedAmount ?? 0,
  );
}

/**
 * Takes those who lag behind out of a room. Call it before a change is sent there: a stalled viewer then holds one
 * change beyond the limit, however large changes are and however fast they follow.
 */
export function pauseLaggingIn(server: LiveServer, room: string): void {
  for (const id of server.sockets.adapter.rooms.get(room) ?? []) {
    const socket = server.sockets.sockets.get(id);
    if (socket && unreadBytes(socket.conn as unknown as Connection) > lagBytes) pauseView(socket);
  }
}

/**
 * Socket.IO buffers for a stalled peer without limit. A lagging viewer leaves its rooms, gets the newest state in
 * one message when it reads again, and is cut when it does not. Call it every second.
 */
export function watchSlowConsumers(server: LiveServer, catchUp: (socket: LiveSocket) => void): void {
  for (const socket of server.sockets.sockets.values()) {
    const connection = socket.conn as unknown as Connection;
    const bytes = unreadBytes(connection);
    const { laggingSinceMs } = socket.data;
    if (bytes > cutBytes) cut(connection);
    else if (laggingSinceMs === undefined) {
      if (bytes > lagBytes) pauseView(socket);
    } else if (bytes < caughtUpBytes) {
      resumeView(socket);
      catchUp(socket);
    } else if (performance.now() - laggingSinceMs > cutAfterMs) cut(connection);
  }
}

/** A polite close would wait behind the very bytes that are not read. */
function cut({ transport }: Connection): void {
  transport.socket?.terminate();
}
