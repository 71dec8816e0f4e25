import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const story = z.object({
  startMs: z.number(),
  olderMs: z.number(),
  historyMs: z.number(),
  sentUntilMs: z.number(),
});
/** When a story began, how long before that the company opened, and how far it has been told, in epoch or plain milliseconds. */
export type Story = z.infer<typeof story>;

export interface StoryKey {
  installation: string;
  seed: number;
  rate: number;
  backfillDays: number;
  olderDays: number;
}

export function storyPath(directory: string, key: StoryKey): string {
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  return join(directory, `live-${hash}.json`);
}

/** The story that an earlier run began here, so that a restart goes on instead of telling a second month on top. */
export function readStory(path: string): Story | undefined {
  try {
    return story.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // No file, or one cut short by a crash: a new story begins.
    return undefined;
  }
}

export function writeStory(path: string, told: Story): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(told));
  renameSync(`${path}.new`, path);
}
