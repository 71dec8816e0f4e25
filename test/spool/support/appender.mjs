// A process that appends to a spool until it is killed, and says on standard output what it was promised:
// `ready seq lost`, `ack id seq bytes`, `refused id code`. It begins when a line arrives on standard input.
import { once } from 'node:events';
import { openSpool } from '@pulso/spool';

const { directory, firstId, random, diskModule, ...options } = JSON.parse(process.argv[2]);
let state = random;
const next = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

let lost = 0;
const spool = await openSpool({
  directory,
  ...options,
  diskModule: diskModule === undefined ? undefined : new URL(diskModule),
  observer: { onRecovered: ({ lostRecords }) => (lost = lostRecords) },
});
process.stdout.write(`ready ${spool.status().lastSeq} ${lost}\n`);
await once(process.stdin, 'data');
void spool.release(options.releasedSeq);

let id = firstId;
for (let burst = 0; ; burst += 1) {
  // Small writes alone would never tear a tail: one burst in eight makes groups of up to 4 MB.
  const [count, bytes] = burst % 8 === 7 ? [6, 1_200_000] : [64, 600];
  const appends = [];
  for (let index = 0; index < count; index += 1) appends.push(append(id++, 16 + next(bytes)));
  await Promise.all(appends);
}

async function append(number, bytes) {
  const payload = Buffer.alloc(bytes, (number & 127) + 1);
  payload.writeUInt32LE(number, 0);
  try {
    const { seq } = await spool.append(payload, 1);
    process.stdout.write(`ack ${number} ${seq} ${bytes}\n`);
  } catch (error) {
    process.stdout.write(`refused ${number} ${error.code}\n`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
