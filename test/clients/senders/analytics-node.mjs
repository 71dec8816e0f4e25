// Sends `count` messages with @segment/analytics-node and its defaults; each has the id `<prefix>-<n>`.
import { Analytics } from '@segment/analytics-node';

const [, , host, writeKey, prefix, count] = process.argv;
const analytics = new Analytics({ host, writeKey });
const failures = [];
analytics.on('error', (error) => failures.push(String(error.reason ?? error.code)));
for (let n = 0; n < Number(count); n += 1) {
  const common = { userId: `user-${n}`, messageId: `${prefix}-${n}` };
  if (n % 4 === 0) analytics.page({ ...common, name: 'Pricing' });
  else if (n % 4 === 1) analytics.identify({ ...common, traits: { plan: 'pro' } });
  else analytics.track({ ...common, event: 'Product Viewed', properties: { sku: `s-${n}`, price: 9.5 } });
}
await analytics.closeAndFlush();
console.log(JSON.stringify({ failures }));
