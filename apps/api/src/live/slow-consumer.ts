import type { LiveServer, LiveSocket } from './live-server.ts';

/** Above this a viewer gets no more diffs; it is caught up with the newest state once it reads again. */
const lagBytes = 256 * 1024;
const caughtUpBytes = 16 * 1024;
const cutBytes = 2 * 1024 * 1024;
const cutAfterMs = 20_000;

/** Bytes handed to the socket that its peer has not read yet. */
function unreadBytes(socket: LiveSocket): number {
  // Engine.IO keeps the `ws` socket on its transport without typing it.
  const { socket: peer } = socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
  return peer?.bufferedAmount ?? 0;
}

/**
 * Socket.IO buffers for a stalled peer without limit. A lagging viewer leaves its room, gets the newest state
 * in one message when it reads again, and is cut when it does not.
 */
export function watchSlowConsumers(server: LiveServer, catchUp: (socket: LiveSocket) => void): void {
  for (const socket of server.sockets.sockets.values()) {
    const bytes = unreadBytes(socket);
    const { laggingSinceMs, room } = socket.data;
    if (laggingSinceMs === undefined) {
      if (bytes <= lagBytes || !room) continue;
      socket.data.laggingSinceMs = performance.now();
      void socket.leave(room);
      void socket.leave(feedRoom(socket.data.principal.workspaceId));
    } else if (bytes < caughtUpBytes) {
      delete socket.data.laggingSinceMs;
      catchUp(socket);
    } else if (bytes > cutBytes || performance.now() - laggingSinceMs > cutAfterMs) {
      socket.disconnect(true);
    }
  }
}

export const workspaceRoom = (workspaceId: string) => `workspace:${workspaceId}`;
export const feedRoom = (workspaceId: string) => `feed:${workspaceId}`;
