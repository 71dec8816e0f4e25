import { minuteMs, secondMs, type Journey, type Scene } from '../scene.ts';
import { sendSurvey } from '../surveys.ts';
import { at, touch, type Place } from './touch.ts';

const campaigns = ['spring sofas', 'small spaces', 'kitchen days', 'back to study'] as const;
const families = ['sofa', 'bed', 'table', 'wardrobe', 'lamp', 'desk', 'kitchen'] as const;

/** A visitor notices us, looks around, sometimes asks the bot or the help centre, sometimes walks into a store. */
export function* discover(scene: Scene): Journey {
  const { prng, shopper } = scene;
  const place: Place = {
    stage: 'acquisition',
    area: 'marketing',
    source: 'web',
    channel: shopper.channel,
    touchpoint: 'product page',
  };
  if (prng.chance(0.35)) {
    const seen: Place = {
      ...place,
      source: 'crm',
      channel: prng.pick(['email', 'web']),
      touchpoint: 'campaign',
    };
    const event = touch(scene, seen, 'Campaign clicked');
    yield {
      waitMs: 0,
      event: { ...event, properties: { ...event.properties, campaign: prng.pick(campaigns) } },
    };
  }
  if (shopper.channel === 'store') {
    yield {
      waitMs: prng.around(20 * minuteMs),
      event: touch(scene, { ...place, touchpoint: 'store visit', source: 'crm' }, 'Store visited'),
    };
  }
  const family = prng.pick(families);
  for (let views = prng.whole(1, 2); views > 0; views -= 1) {
    const event = touch(scene, place, 'Product viewed');
    yield {
      waitMs: prng.around(70 * secondMs),
      event: { ...event, properties: { ...event.properties, family } },
    };
  }
  sendSurvey(scene, 'visit', place);
  if (prng.chance(0.12)) yield* searchHelp(scene, place);
  if (prng.chance(0.1)) yield* askBot(scene, place);
}

function* searchHelp(scene: Scene, place: Place): Journey {
  const { prng, shopper } = scene;
  const query =
    shopper.language === 'es'
      ? prng.pick(['plazo de entrega', 'montaje', 'devoluciones'])
      : prng.pick(['delivery time', 'assembly', 'returns']);
  const help = at(scene, { ...place, area: 'service', channel: 'web', touchpoint: 'help centre' });
  yield {
    waitMs: minuteMs,
    event: {
      kind: 'content',
      name: 'Help searched',
      ...help,
      content: { action: 'searched', query, results: prng.whole(0, 9) },
    },
  };
  const seconds = Math.round(prng.around(40));
  yield {
    waitMs: 20 * secondMs,
    event: {
      kind: 'content',
      name: 'Article viewed',
      ...help,
      content: { action: 'viewed', id: query, seconds },
    },
  };
  if (prng.chance(0.2)) {
    yield {
      waitMs: seconds * secondMs,
      event: {
        kind: 'content',
        name: 'Article voted',
        ...help,
        content: { action: 'voted', id: query, helpful: prng.chance(0.8) },
      },
    };
  }
}

function* askBot(scene: Scene, place: Place): Journey {
  const { prng } = scene;
  const conversationId = scene.nextNumber('conversation');
  const chat = at(scene, { ...place, area: 'service', channel: 'chat', touchpoint: 'help chat' });
  const say = (action: 'entered' | 'asked' | 'resolved' | 'handed_off' | 'abandoned') =>
    ({ kind: 'bot', name: `Bot ${action}`, ...chat, bot: { conversationId, action } }) as const;
  yield { waitMs: minuteMs, event: say('entered') };
  yield { waitMs: 15 * secondMs, event: say('asked') };
  yield { waitMs: 40 * secondMs, event: say(prng.weighted({ resolved: 6, handed_off: 3, abandoned: 2 })) };
}
