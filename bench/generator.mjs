// Loopback load, bounded in requests and time. Closed loop for the maximum, fixed rate for latency: at a fixed
// rate the clock starts when a request was due, so a stall counts for every request that it delayed.
import { request, Agent } from 'node:http';
import autocannon from 'autocannon';

function createClient(url, key, connections) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const send = (body) =>
    new Promise((resolve, reject) => {
      const call = request(
        {
          hostname,
          port,
          agent,
          method: 'POST',
          path: '/v1/events',
          headers: { ...headers, 'content-length': body.length },
        },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve(answer.statusCode));
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** Sends as fast as answers come back, for `seconds`; every body carries ids of its own. */
export async function closedLoop({ url, key, nextBody, connections, seconds, pipelining = 1 }) {
  const result = await autocannon({
    url: `${url}/v1/events`,
    connections,
    pipelining,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  });
  return { ok: result['2xx'], refused: result.non2xx + result.errors, seconds: result.duration };
}

/** Sends `ratePerSecond` requests a second for `seconds`; latencies in milliseconds from the due time. */
export async function fixedRate({
  url,
  key,
  nextBody,
  ratePerSecond,
  seconds,
  connections = 64,
  onAcknowledged = () => {},
}) {
  const client = createClient(url, key, connections);
  const latencies = [];
  const started = performance.now();
  const total = Math.floor(ratePerSecond * seconds);
  const inFlight = new Set();
  let refused = 0;
  for (let index = 0; index < total; index += 1) {
    const due = started + (index * 1000) / ratePerSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = client.send(nextBody()).then((status) => {
      if (status >= 300) {
        refused += 1;
        return;
      }
      latencies.push(performance.now() - due);
      onAcknowledged();
    });
    inFlight.add(sent);
    sent.finally(() => inFlight.delete(sent));
    if (inFlight.size > 2000) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  client.close();
  return { latencies, refused };
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
