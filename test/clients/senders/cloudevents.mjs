// Sends `count` events with the cloudevents package in all three modes; each has the id `<prefix>-<n>`.
// The package only writes the request: trying again is its user's part, here three times a second apart.
import { CloudEvent, HTTP } from 'cloudevents';

const [, , host, writeKey, prefix, count] = process.argv;
const source = '/tests/shop';
const event = (n) =>
  new CloudEvent({
    id: `${prefix}-${n}`,
    source,
    type: 'shop.visited',
    subject: `user-${n}`,
    data: { shelf: n, note: 'ñ' },
  });

async function post({ headers, body }) {
  const request = { method: 'POST', headers: { ...headers, authorization: `Bearer ${writeKey}` }, body };
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(`${host}/v1/events`, request).catch((error) => ({
      ok: false,
      status: error.message,
    }));
    if (answer.ok) return;
    if (attempt === 3) throw new Error(`gave up on ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

const half = Math.floor(Number(count) / 2);
const batch = [];
for (let n = 0; n < half; n += 1) await post(n % 2 === 0 ? HTTP.binary(event(n)) : HTTP.structured(event(n)));
for (let n = half; n < Number(count); n += 1) batch.push(event(n));
await post({
  headers: { 'content-type': 'application/cloudevents-batch+json' },
  body: JSON.stringify(batch),
});
console.log(JSON.stringify({ failures: [] }));
