import { dayMs, hourMs, minuteMs, type Journey, type Scene } from '../scene.ts';
import { changeMood } from '../shopper.ts';
import { sendSurvey } from '../surveys.ts';
import { seekHelp } from './service.ts';
import type { Purchase } from './sale.ts';
import { touch, type Place } from './touch.ts';

const usualLateShare = 0.07;
const damagedShare = 0.03;

/** Planned, on its way, at the door; the promise kept or not. What goes wrong here is what people write to us about. */
export function* receive(scene: Scene, purchase: Purchase): Journey {
  const { prng, shopper } = scene;
  const place: Place = {
    stage: 'delivery',
    area: 'delivery',
    source: 'erp',
    channel: shopper.channel,
    touchpoint: 'order tracking',
  };
  yield { waitMs: prng.around(2 * hourMs), event: touch(scene, place, 'Delivery planned') };
  yield { waitMs: prng.around(2.2 * dayMs, 0.35), event: touch(scene, place, 'Delivery on its way') };
  const late = prng.chance(usualLateShare + 0.6 * scene.disturbance());
  if (late) {
    changeMood(shopper, -1.1);
    yield { waitMs: prng.around(20 * minuteMs), event: touch(scene, place, 'Delivery delayed', 'late') };
    if (prng.chance(0.4)) scene.fork(seekHelp(scene, purchase, 'late delivery'));
  }
  const damaged = prng.chance(damagedShare);
  const door: Place = { ...place, channel: 'store', touchpoint: 'home delivery' };
  const outcome = damaged ? 'damaged' : late ? 'late' : 'on time';
  yield {
    waitMs: prng.around(late ? 9 * hourMs : 3 * hourMs, 0.4),
    event: touch(scene, door, 'Delivered', outcome),
  };
  changeMood(shopper, damaged ? -1.3 : late ? 0 : 0.2);
  if (damaged && prng.chance(0.85)) scene.fork(seekHelp(scene, purchase, 'damaged item'));
  else if (prng.chance(0.06))
    scene.fork(seekHelp(scene, purchase, prng.pick(['assembly', 'return', 'invoice', 'missing part'])));
  sendSurvey(scene, 'delivery', door);
}
