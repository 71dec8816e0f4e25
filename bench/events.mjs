// Bodies as a sender writes them: a mix of the kinds a shop sends, each event with an id of its own.
import { randomUUID } from 'node:crypto';

const channels = ['web', 'app', 'store', 'phone', 'email'];
const stages = ['acquisition', 'sale', 'delivery', 'loyalty'];
const areas = ['marketing', 'sales', 'delivery', 'service'];
const pick = (list, index) => list[index % list.length];

export function buildEvent(index, occurredAt = new Date().toISOString()) {
  const common = {
    messageId: randomUUID(),
    occurredAt,
    customer: { id: `customer-${index % 50_000}` },
    channel: pick(channels, index),
    area: pick(areas, index >> 1),
    stage: pick(stages, index >> 2),
    source: pick(['shop', 'crm', 'helpdesk'], index),
  };
  const turn = index % 10;
  if (turn < 6)
    return {
      ...common,
      kind: 'touchpoint',
      name: 'Product Viewed',
      properties: { plan: 'basic', page: `/p/${index % 500}` },
    };
  if (turn < 8)
    return {
      ...common,
      kind: 'feedback',
      feedback: { type: 'nps', score: index % 11, survey: 'relational' },
    };
  if (turn < 9)
    return {
      ...common,
      kind: 'order',
      order: { id: common.messageId },
      money: { amount: 49.9, currency: 'EUR' },
    };
  return {
    ...common,
    kind: 'ticket',
    ticket: { id: common.messageId, action: 'created', actor: 'customer' },
  };
}

let counter = 0;
export const singleBody = () => Buffer.from(JSON.stringify(buildEvent((counter += 1))));
export const batchBody = (size) =>
  Buffer.from(JSON.stringify(Array.from({ length: size }, () => buildEvent((counter += 1)))));

/** Message ids of ready-made bodies are replaced in place, so that building bodies does not slow the generator. */
export function freshIds(template) {
  const marks = [];
  const needle = Buffer.from('"messageId":"');
  for (let at = template.indexOf(needle); at >= 0; at = template.indexOf(needle, at + 1))
    marks.push(at + needle.length);
  let serial = 0;
  const run = randomUUID().slice(0, 8);
  return () => {
    const body = Buffer.from(template);
    for (const mark of marks) {
      serial += 1;
      body.write(`${run}-${serial.toString(36).padStart(27, '0')}`, mark, 36, 'latin1');
    }
    return body;
  };
}
