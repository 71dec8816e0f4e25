import { answer } from '../answers.ts';
import { dayMs, hourMs, minuteMs, type Journey, type Scene } from '../scene.ts';
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
  if (prng.chance(0.3)) {
    const survey = answer(scene, {
      type: 'nps',
      survey: 'relationship',
      milestone: 'after purchase',
      theme: 'brand',
      ease: 0,
    });
    const channel = prng.weighted({ email: 5, app: 3, whatsapp: 2 });
    scene.fork(
      survey(
        { ...place, source: 'survey', channel, touchpoint: 'relationship survey' },
        prng.around(1.5 * dayMs, 0.4),
      ),
    );
  }
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
