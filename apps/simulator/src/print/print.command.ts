import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CliOptions } from '../cli/options.ts';
import { findFiles } from '../datasets/find-files.ts';
import { findDataset } from '../datasets/registry.ts';

/** `print <dataset>`: the events as `import` would send them, one JSON object a line, to look at or to pipe on. */
export async function runPrint(options: CliOptions, signal: AbortSignal): Promise<void> {
  const dataset = findDataset(options.dataset);
  const paths = findFiles(dataset, options.dataDirectory, { years: options.years });
  async function* lines() {
    for await (const event of dataset.events({ paths, report: () => undefined }))
      yield `${JSON.stringify(event)}\n`;
  }
  await pipeline(Readable.from(lines()), process.stdout, { signal }).catch((error: NodeJS.ErrnoException) => {
    // `print ... | head`: the reader has seen enough.
    if (error.code !== 'EPIPE') throw error;
  });
}
