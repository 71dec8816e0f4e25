// What a shared host took from this machine while it measured: figures of two runs compare only where this is alike.
import { existsSync, readFileSync } from 'node:fs';

const path = '/proc/stat';

/** Ticks of all cores since the start: those that were used or stolen, and those that were stolen. */
function ticks() {
  if (!existsSync(path)) return undefined;
  const [user, nice, system, , , irq, softirq, stolen] = /^cpu +(.*)$/m
    .exec(readFileSync(path, 'utf8'))[1]
    .split(' ')
    .map(Number);
  return { wanted: user + nice + system + irq + softirq + stolen, stolen };
}

/** Returns a function that says which share of the CPU that was wanted since now went to others; NaN where it is not told. */
export function watchStolen() {
  const before = ticks();
  return () => {
    const after = ticks();
    if (!before || !after || after.wanted === before.wanted) return NaN;
    return (after.stolen - before.stolen) / (after.wanted - before.wanted);
  };
}
