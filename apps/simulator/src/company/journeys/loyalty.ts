import { dayMs, hourMs, minuteMs, type Journey, type Scene } from '../scene.ts';
import { sendSurvey } from '../surveys.ts';
import { touch, type Place } from './touch.ts';

/** After the purchase: would they recommend us, do they join, do they read what we send. */
export function* stay(scene: Scene): Journey {
  const { prng, shopper } = scene;
  const place: Place = {
    stage: 'loyalty',
    area: 'marketing',
    source: 'crm',
    channel: 'email',
    touchpoint: 'loyalty programme',
  };
  sendSurvey(scene, 'relationship', { ...place, channel: prng.weighted({ email: 5, app: 3, whatsapp: 2 }) });
  sendSurvey(scene, 'product', place);
  if (shopper.mood > 0.6 && prng.chance(0.25)) {
    yield {
      waitMs: prng.around(5 * hourMs),
      event: touch(scene, { ...place, channel: 'app' }, 'Loyalty programme joined'),
    };
  }
  if (prng.chance(0.4))
    yield {
      waitMs: prng.around(2 * dayMs),
      event: touch(scene, { ...place, touchpoint: 'newsletter' }, 'Newsletter opened'),
    };
  if (prng.chance(0.08))
    yield {
      waitMs: prng.around(30 * minuteMs),
      event: touch(scene, { ...place, touchpoint: 'review' }, 'Product reviewed'),
    };
}
