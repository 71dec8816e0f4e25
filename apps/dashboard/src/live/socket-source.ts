import {
  livePath,
  type ClientToServerEvents,
  type ServerToClientEvents,
  type ViewSubscription,
} from '@pulso/contract';
import { io, type Socket } from 'socket.io-client';
import type { LiveHandlers, LiveSource } from './live-source.ts';

const answerTimeoutMs = 10_000;
const retryMs = 2_000;
/** Half of the delay is random, so that a thousand walls do not come back in the same second. */
const jitter = 0.5;

/** The live socket of the api. The session cookie opens it; websocket only, as the server has no polling. */
export function openSocketSource(handlers: LiveHandlers): LiveSource {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io({
    path: livePath,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: jitter,
  });
  let wanted: ViewSubscription | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function subscribe(): Promise<void> {
    clearTimeout(retry);
    if (!wanted || !socket.connected) return;
    const turn = ++asked;
    const result = await socket
      .timeout(answerTimeoutMs)
      .emitWithAck('view:subscribe', wanted)
      .catch(() => undefined);
    // A later question is under way: this answer would only flash by.
    if (turn !== asked) return;
    if (result && 'seq' in result) handlers.snapshot(result);
    else retry = setTimeout(() => void subscribe(), retryMs * (1 + Math.random()));
  }

  socket.on('connect', () => {
    handlers.connection('open');
    void subscribe();
  });
  socket.on('disconnect', (reason) => {
    asked += 1;
    handlers.connection('closed');
    // The server cut us, as it does with a viewer that cannot keep up: Socket.IO leaves coming back to us.
    if (reason === 'io server disconnect')
      retry = setTimeout(() => socket.connect(), retryMs * (1 + Math.random()));
  });
  socket.on('connect_error', () => {
    handlers.connection('closed');
    // Socket.IO comes back by itself from a lost network, but gives up where the server itself refused.
    if (socket.active) return;
    handlers.refused();
    retry = setTimeout(() => socket.connect(), retryMs * (1 + Math.random()));
  });
  socket.on('view:changed', (change) => handlers.changed(change));
  socket.on('feedback:received', ({ items }) => handlers.feedback(items));
  socket.on('freshness:changed', (freshness) => handlers.freshness(freshness));
  socket.on('session:ended', () => handlers.ended());
  handlers.connection('connecting');

  return {
    follow(subscription) {
      wanted = subscription;
      void subscribe();
    },
    close() {
      clearTimeout(retry);
      asked += 1;
      socket.close();
    },
  };
}
