import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../spec/log-fixture.ts';
import { readDurableFile, writeDurableFile } from './durable-file.ts';

let directory: ReturnType<typeof makeDirectory>;
let path: string;
beforeEach(() => {
  directory = makeDirectory();
  path = join(directory.path, 'cursor');
});
afterEach(() => directory.remove());

describe('durable file', () => {
  it('reads back the last bytes written', () => {
    writeDurableFile(path, Buffer.from('one'));
    writeDurableFile(path, Buffer.from('two'));
    expect(readDurableFile(path)).toEqual({ state: 'whole', bytes: Buffer.from('two') });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('holds nothing as well as something', () => {
    writeDurableFile(path, Buffer.alloc(0));
    expect(readDurableFile(path)).toEqual({ state: 'whole', bytes: Buffer.alloc(0) });
  });

  it('tells missing from damaged', () => {
    expect(readDurableFile(path)).toEqual({ state: 'missing' });
    writeDurableFile(path, Buffer.from('one'));
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      expect(readDurableFile(path)).toEqual({ state: 'damaged' });
    }
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(path, flipped);
      expect(readDurableFile(path)).toEqual({ state: 'damaged' });
    }
  });

  it('is not disturbed by an unfinished draft', () => {
    writeDurableFile(path, Buffer.from('one'));
    writeFileSync(`${path}.draft`, 'half of tw');
    expect(readDurableFile(path)).toMatchObject({ state: 'whole' });
    writeDurableFile(path, Buffer.from('two'));
    expect(readDurableFile(path)).toEqual({ state: 'whole', bytes: Buffer.from('two') });
  });
});
