const two32 = 2 ** 32;

/** Writes a whole number up to 2^53 as u64 LE: a third of the cost of writeBigUInt64LE, no BigInt garbage. */
export function writeSeq(bytes: Buffer, seq: number, at: number): void {
  bytes.writeUInt32LE(seq % two32, at);
  bytes.writeUInt32LE(Math.floor(seq / two32), at + 4);
}

export function readSeq(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 4) * two32 + bytes.readUInt32LE(at);
}
