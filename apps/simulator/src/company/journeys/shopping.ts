import type { Journey, Scene } from '../scene.ts';
import { discover } from './acquisition.ts';
import { receive } from './delivery.ts';
import { stay } from './loyalty.ts';
import { buy } from './sale.ts';

/** The whole state machine: discover, buy or leave, receive, stay. Tickets and surveys fork off on the way. */
export function* shop(scene: Scene): Journey {
  yield* discover(scene);
  const purchase = yield* buy(scene);
  if (purchase === undefined) return;
  yield* receive(scene, purchase);
  yield* stay(scene);
}
