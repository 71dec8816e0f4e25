// Many walls in one process: each subscribes as the dashboard does and notes when a total reached it.
import { io } from 'socket.io-client';

const clockMs = () => performance.timeOrigin + performance.now();
const [url, token, count] = process.argv.slice(2);
const subscription = {
  queries: [
    { id: 'events', lastSeconds: 7200, query: { metric: 'events' } },
    { id: 'nps', lastSeconds: 86_400, query: { metric: 'nps', interval: 'hour' } },
    { id: 'orders', lastSeconds: 86_400, query: { metric: 'orders', interval: 'hour' } },
  ],
  feed: 10,
};
const seen = [];
const sockets = [];

for (let index = 0; index < Number(count); index += 1) {
  const socket = io(url, { path: '/live', transports: ['websocket'], auth: { token }, forceNew: true });
  sockets.push(socket);
  const arrivals = [];
  seen.push(arrivals);
  const note = (state) => {
    const value = state.answers?.events?.total.value;
    if (typeof value === 'number') arrivals.push([clockMs(), value]);
  };
  socket.on('view:changed', note);
  await new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () =>
      socket.emit('view:subscribe', subscription, (snapshot) => {
        note(snapshot);
        resolve();
      }),
    );
  });
}
process.send({ connected: sockets.length });
process.once('message', () => {
  // Every tenth viewer, at least one: enough for a percentile, little enough to send.
  process.send({ seen: seen.filter((_, index) => index % 10 === 0) }, () => {
    for (const socket of sockets) socket.disconnect();
    process.exit(0);
  });
});
