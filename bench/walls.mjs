// Walls as the dashboard opens them: a socket each, and one subscription whose snapshot brings every tile.
import { io } from 'socket.io-client';
import { keys } from './processes.mjs';

/** What the product's own wall asks, by the hour, in twelve tiles; `from` and `to` are still to come. */
export const tiles = [
  'nps',
  'csat',
  'ces_easy',
  'feedback_responses',
  'orders',
  'revenue',
  'aov',
  'events',
  'events_per_second',
  'first_response_time',
  'ticket_backlog',
]
  .map((metric) => ({ metric, interval: 'hour' }))
  .concat({ metric: 'events', groupBy: 'stage' });

/**
 * A connected wall; `show` resolves when every tile has its answer and throws when one has a problem instead. Walls whose
 * tiles are called otherwise do not share a view.
 */
export async function connectWall(url) {
  const options = { path: '/live', transports: ['websocket'], auth: { token: keys.read }, forceNew: true };
  const socket = io(url, options);
  await new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', resolve);
  });
  return {
    async show(lastSeconds, called = 'tile') {
      const queries = tiles.map((query, index) => ({
        id: `${called}-${index}`,
        lastSeconds,
        step: 'hour',
        query,
      }));
      const snapshot = await socket.emitWithAck('view:subscribe', { queries, feed: 10 });
      const answered = Object.keys(snapshot.answers ?? {}).length;
      if (answered !== tiles.length || Object.keys(snapshot.problems).length > 0)
        throw new Error(
          `${answered} of ${tiles.length} tiles: ${JSON.stringify(snapshot.problems ?? snapshot)}`,
        );
    },
    close: () => socket.disconnect(),
  };
}
