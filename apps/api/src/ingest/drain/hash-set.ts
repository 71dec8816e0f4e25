const shardBits = 6;
const shardCount = 1 << shardBits;
const firstCapacity = 64;
const maxLoad = 0.6;

interface Shard {
  /** Pairs of (low, high); (0, 0) is a free slot. */
  slots: Uint32Array;
  size: number;
}

/**
 * A set of 64-bit hashes: 13 to 27 bytes each, no object per entry. Sixty-four shards grow one by one, so that
 * ten million entries never stop the thread for one large copy.
 */
export class HashSet64 {
  private readonly shards: Shard[] = Array.from({ length: shardCount }, () => ({
    slots: new Uint32Array(firstCapacity * 2),
    size: 0,
  }));

  get size(): number {
    return this.shards.reduce((sum, shard) => sum + shard.size, 0);
  }

  has(low: number, high: number): boolean {
    const { slots } = this.shardOf(high);
    const at = findSlot(slots, low, high);
    return slots[at] !== 0 || slots[at + 1] !== 0;
  }

  /** False when it was there already. */
  add(low: number, high: number): boolean {
    const shard = this.shardOf(high);
    const at = findSlot(shard.slots, low, high);
    if (shard.slots[at] !== 0 || shard.slots[at + 1] !== 0) return false;
    put(shard.slots, at, low, high);
    shard.size += 1;
    if (shard.size > (shard.slots.length / 2) * maxLoad) grow(shard);
    return true;
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

function put(slots: Uint32Array, at: number, low: number, high: number): void {
  slots[at] = low === 0 && high === 0 ? 1 : low;
  slots[at + 1] = high;
}

function grow(shard: Shard): void {
  const grown = new Uint32Array(shard.slots.length * 2);
  for (let at = 0; at < shard.slots.length; at += 2) {
    const low = shard.slots[at] as number;
    const high = shard.slots[at + 1] as number;
    if (low !== 0 || high !== 0) put(grown, findSlot(grown, low, high), low, high);
  }
  shard.slots = grown;
}
