const shardBits = 6;
const shardCount = 1 << shardBits;
const firstCapacity = 64;
const maxLoad = 0.6;

interface Shard {
  /** Pairs of (low, high); (0, 0) is a free slot. */
  slots: Uint32Array;
  /** What is remembered of the hash in each slot. */
  prints: Uint16Array;
  size: number;
}

/**
 * 64-bit hashes with a number of 16 bits each: 17 to 33 bytes an entry, no object. Sixty-four shards grow one by one,
 * so that ten million entries never stop the thread for one large copy.
 */
export class HashMap64 {
  private readonly shards: Shard[] = Array.from({ length: shardCount }, () => ({
    slots: new Uint32Array(firstCapacity * 2),
    prints: new Uint16Array(firstCapacity),
    size: 0,
  }));

  get size(): number {
    return this.shards.reduce((sum, shard) => sum + shard.size, 0);
  }

  /** The number that came with the hash; undefined when the hash is not there. */
  get(low: number, high: number): number | undefined {
    const { slots, prints } = this.shardOf(high);
    const at = findSlot(slots, low, high);
    return slots[at] !== 0 || slots[at + 1] !== 0 ? prints[at >> 1] : undefined;
  }

  /** Adds a hash that is not there yet. */
  add(low: number, high: number, print: number): void {
    const shard = this.shardOf(high);
    put(shard, findSlot(shard.slots, low, high), low, high, print);
    shard.size += 1;
    if (shard.size > (shard.slots.length / 2) * maxLoad) grow(shard);
  }

  private shardOf(high: number): Shard {
    return this.shards[high >>> (32 - shardBits)] as Shard;
  }
}

/** The slot that holds the hash, or the free one where it belongs. */
function findSlot(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1;
  // The hash of nothing but zeros would look free; it shares the slot of (1, 0).
  const first = low === 0 && high === 0 ? 1 : low;
  let at = (first << 1) & mask;
  while ((slots[at] !== 0 || slots[at + 1] !== 0) && (slots[at] !== first || slots[at + 1] !== high))
    at = (at + 2) & mask;
  return at;
}

function put(
  { slots, prints }: Pick<Shard, 'slots' | 'prints'>,
  at: number,
  low: number,
  high: number,
  print: number,
): void {
  slots[at] = low === 0 && high === 0 ? 1 : low;
  slots[at + 1] = high;
  prints[at >> 1] = print;
}

function grow(shard: Shard): void {
  const slots = new Uint32Array(shard.slots.length * 2);
  const prints = new Uint16Array(slots.length / 2);
  for (let at = 0; at < shard.slots.length; at += 2) {
    const low = shard.slots[at] as number;
    const high = shard.slots[at + 1] as number;
    if (low === 0 && high === 0) continue;
    put({ slots, prints }, findSlot(slots, low, high), low, high, shard.prints[at >> 1] as number);
  }
  shard.slots = slots;
  shard.prints = prints;
}
