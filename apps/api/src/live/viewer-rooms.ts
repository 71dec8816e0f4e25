import type { LiveServer, LiveSocket } from './live-server.ts';

/** Socket.IO rooms, by what is sent to them. The name of a view's room is a hash, so it cannot be one of these. */
export const workspaceRoom = (workspaceId: string) => `workspace:${workspaceId}`;
export const feedRoom = (workspaceId: string) => `feed:${workspaceId}`;
const laggingRoom = (view: string) => `lagging:${view}`;

/** Replaces the view that a socket follows. */
export function followView(socket: LiveSocket, view: { room: string; feed: boolean }): void {
  leaveView(socket);
  socket.data.view = view;
  join(socket);
}

export function leaveView(socket: LiveSocket): void {
  if (!socket.data.view) return;
  leave(socket);
  void socket.leave(laggingRoom(socket.data.view.room));
  delete socket.data.view;
  delete socket.data.laggingSinceMs;
}

/** Sends it nothing more, yet keeps its view open: a room that began anew would count from one again. */
export function pauseView(socket: LiveSocket): void {
  socket.data.laggingSinceMs = performance.now();
  leave(socket);
  if (socket.data.view) void socket.join(laggingRoom(socket.data.view.room));
}

export function resumeView(socket: LiveSocket): void {
  delete socket.data.laggingSinceMs;
  if (socket.data.view) void socket.leave(laggingRoom(socket.data.view.room));
  join(socket);
}

/** How many follow a view, those included who lag behind. */
export function countFollowers(server: LiveServer, view: string): number {
  const { rooms } = server.sockets.adapter;
  return (rooms.get(view)?.size ?? 0) + (rooms.get(laggingRoom(view))?.size ?? 0);
}

function join(socket: LiveSocket): void {
  const { principal, view } = socket.data;
  void socket.join(workspaceRoom(principal.workspaceId));
  if (view) void socket.join(view.room);
  if (view?.feed) void socket.join(feedRoom(principal.workspaceId));
}

function leave(socket: LiveSocket): void {
  const { principal, view } = socket.data;
  void socket.leave(workspaceRoom(principal.workspaceId));
  void socket.leave(feedRoom(principal.workspaceId));
  if (view) void socket.leave(view.room);
}
