import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface TearOptions {
  /** Numbers in [0, 1): with it, each page that was written and not synced survives or not, as a disk may choose. */
  random?: () => number;
}

interface Sides extends TearOptions {
  /** The tree as the killed process left it in the page cache. */
  lost: string;
  shadow: string;
  target: string;
}

interface Entry {
  ino: number;
  isDirectory: boolean;
  name: string;
}

const pageBytes = 4096;

/** Builds `target` from what is durable of `lost`: see shim.c for the files of the shadow. */
export function rebuildDurable({ lost, shadow, target, random }: Sides): void {
  const places = new Map<number, string>();
  index(lost, places);

  const build = (ino: number, to: string) => {
    mkdirSync(to, { mode: 0o700 });
    for (const entry of durableEntries(ino)) {
      const path = join(to, entry.name);
      if (entry.isDirectory) build(entry.ino, path);
      else restore(entry.ino, path);
    }
  };
  const durableEntries = (ino: number): Entry[] => {
    const listing = join(shadow, 'dir', String(ino));
    if (existsSync(listing)) return parseListing(readFileSync(listing, 'utf8'));
    const place = places.get(ino);
    return place === undefined ? [] : entriesOf(place);
  };
  const restore = (ino: number, to: string) => {
    const [data, pin] = [join(shadow, 'data', String(ino)), join(shadow, 'pin', String(ino))];
    const written = existsSync(pin) ? pin : places.get(ino);
    if (existsSync(data)) {
      const durable = readFileSync(data);
      const torn =
        random !== undefined && written !== undefined
          ? tear(durable, readFileSync(written), random)
          : durable;
      writeFileSync(to, torn, { mode: 0o600 });
    } else if (written !== undefined) {
      copyFileSync(written, to);
    }
  };
  build(lstatSync(lost).ino, target);
}

/** Synced bytes, with some of the unsynced pages behind and between them. */
function tear(durable: Buffer, written: Buffer, random: () => number): Buffer {
  const grown = Math.max(0, written.length - durable.length);
  const torn = Buffer.alloc(durable.length + Math.floor(random() * (grown + 1)));
  durable.copy(torn);
  for (let at = 0; at < torn.length; at += pageBytes) {
    const end = Math.min(at + pageBytes, torn.length, written.length);
    if (at < end && !torn.subarray(at, end).equals(written.subarray(at, end)) && random() < 0.5)
      written.copy(torn, at, at, end);
  }
  return torn;
}

function parseListing(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    const [, ino, type, name] = /^(\d+) (.) (.+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ ino: Number(ino), isDirectory: type === 'd', name }];
  });
}

function entriesOf(directory: string): Entry[] {
  return readdirSync(directory).map((name) => {
    const stat = lstatSync(join(directory, name));
    return { ino: stat.ino, isDirectory: stat.isDirectory(), name };
  });
}

function index(directory: string, places: Map<number, string>): void {
  places.set(lstatSync(directory).ino, directory);
  for (const { ino, isDirectory, name } of entriesOf(directory)) {
    const path = join(directory, name);
    if (isDirectory) index(path, places);
    else places.set(ino, path);
  }
}
