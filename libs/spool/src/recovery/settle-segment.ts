import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { replaceByCopy } from './repair-segment.ts';
import type { VerifiedSegment } from './verify-log.ts';

/** Interrupted writes kept aside for inspection; they were not acknowledged, so a few are enough. */
const keptTails = 8;

/** Does to one segment what its state asks for. Returns its bytes, 0 when it is no longer part of the log. */
export function settleSegment(
  segment: VerifiedSegment,
  quarantine: string,
  disk: Disk,
  isLast: boolean,
): number {
  const { path, name, state, records, damage, tailBytes, validEnd, fileBytes } = segment;
  const aside = join(quarantine, name);
  if (state === 'damaged' && records === 0) {
    disk.rename(path, existsSync(aside) ? aside.replace(/seg$/, `${Date.now()}.seg`) : aside);
    return 0;
  }
  if (state === 'damaged' && !existsSync(aside)) disk.link(path, aside);
  if (state === 'torn' && damage.length > 0) return dropHoles(segment, quarantine, disk);
  const cutHere = isLast || state !== 'damaged';
  if (tailBytes > 0 && cutHere) keepTail(segment, quarantine, disk);
  if (records === 0) {
    disk.unlink(path);
    return 0;
  }
  if (isLast || (cutHere && fileBytes > validEnd)) cut(segment, disk);
  return validEnd;
}

/** A group of which later pages reached the disk and earlier ones did not: the holes go, the valid records stay. */
function dropHoles(segment: VerifiedSegment, quarantine: string, disk: Disk): number {
  const aside = makeRoomForTail(segment, quarantine, disk);
  if (!existsSync(aside)) disk.link(segment.path, aside);
  return replaceByCopy(segment, 0, disk);
}

function cut(segment: VerifiedSegment, disk: Disk): void {
  const fd = disk.open(segment.path);
  try {
    if (segment.fileBytes > segment.validEnd) disk.truncate(fd, segment.validEnd);
    disk.sync(fd);
  } finally {
    disk.close(fd);
  }
}

/** Best effort: a full disk must not keep the log from opening for the sake of bytes nobody was promised. */
function keepTail(segment: VerifiedSegment, quarantine: string, disk: Disk): void {
  const { path, validEnd, tailBytes } = segment;
  const aside = makeRoomForTail(segment, quarantine, disk);
  if (existsSync(aside)) return;
  let fd: number | undefined;
  try {
    fd = disk.create(aside);
    disk.write(fd, readFileSync(path).subarray(validEnd, validEnd + tailBytes), 0);
    disk.sync(fd);
  } catch {
    if (fd !== undefined) disk.unlink(aside);
  } finally {
    if (fd !== undefined) disk.close(fd);
  }
}

function makeRoomForTail({ name, validEnd }: VerifiedSegment, quarantine: string, disk: Disk): string {
  const tails = readdirSync(quarantine).filter((entry) => entry.endsWith('.tail'));
  const surplus = tails.sort().slice(0, Math.max(0, tails.length - keptTails + 1));
  for (const tail of surplus) disk.unlink(join(quarantine, tail));
  return join(quarantine, `${name}.${validEnd}.tail`);
}
