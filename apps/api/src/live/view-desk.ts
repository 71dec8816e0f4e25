import { Injectable } from '@nestjs/common';
import { AppError, viewSubscription, type ViewSnapshot } from '@pulso/contract';
import { toLiveProblem } from './live-problem.ts';
import { LiveHub } from './live-hub.ts';
import type { LiveSocket } from './live-server.ts';
import { followView, leaveView } from './viewer-rooms.ts';

/** Takes the subscriptions of sockets. */
@Injectable()
export class ViewDesk {
  constructor(private readonly hub: LiveHub) {}

  serve(socket: LiveSocket): void {
    socket.on('view:subscribe', (subscription, answer) => {
      if (typeof answer !== 'function') return;
      this.subscribe(socket, subscription).then(answer, (error: unknown) => answer(toLiveProblem(error)));
    });
    socket.on('view:unsubscribe', () => leaveView(socket));
  }

  /** The newest state in one message, for a viewer who missed some. */
  catchUp(socket: LiveSocket): void {
    const state = socket.data.view && this.hub.stateOf(socket.data.view.room);
    if (state) socket.emit('view:changed', state);
  }

  private async subscribe(socket: LiveSocket, input: unknown): Promise<ViewSnapshot> {
    if (!socket.data.subscriptions.take()) {
      throw new AppError('too_many_requests', 'Too many subscriptions: wait a minute.', {
        retryAfterSeconds: 60,
      });
    }
    const parsed = viewSubscription.safeParse(input);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new AppError('invalid_query', 'The subscription is not valid.', { errors });
    }
    const { principal } = socket.data;
    const room = this.hub.nameOf(principal, parsed.data);
    // Follow before asking: a change that falls between is then seen twice by its number, never missed.
    followView(socket, { room, feed: parsed.data.feed > 0 });
    return this.hub.open(room, principal, parsed.data);
  }
}
