// Sends `count` messages with @rudderstack/rudder-sdk-node and its defaults; each has the id `<prefix>-<n>`.
import RudderAnalytics from '@rudderstack/rudder-sdk-node';

const [, , dataPlaneUrl, writeKey, prefix, count] = process.argv;
const failures = [];
const analytics = new RudderAnalytics(writeKey, {
  dataPlaneUrl,
  logLevel: 'silent',
  errorHandler: (error) => failures.push(error.message),
});
const sent = [];
for (let n = 0; n < Number(count); n += 1) {
  const message = {
    userId: `user-${n}`,
    messageId: `${prefix}-${n}`,
    event: 'Product Viewed',
    properties: { sku: `s-${n}` },
  };
  sent.push(new Promise((resolve) => analytics.track(message, resolve)));
}
while (analytics.queue.length > 0) await analytics.flush();
await Promise.all(sent);
console.log(JSON.stringify({ failures }));
// Its flush timer would keep the process for another ten seconds.
process.exit(0);
