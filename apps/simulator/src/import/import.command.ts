import type { CliOptions } from '../cli/options.ts';
import { requireWriteKey } from '../cli/write-key.ts';
import { findDataset } from '../datasets/registry.ts';
import { EventClient } from '../http/event-client.ts';
import { readInstallation } from '../http/installation.ts';
import { importDataset, type ImportSummary } from './import-dataset.ts';
import { Progress } from './progress.ts';

const patienceMs = 10 * 60_000;

/** `import <dataset>`: the whole data set with its original event times. Twice is as once. */
export async function runImport(options: CliOptions, signal: AbortSignal): Promise<void> {
  const dataset = findDataset(options.dataset);
  const writeKey = requireWriteKey(options);
  const progress = new Progress(dataset.id, process.stderr);
  const client = new EventClient({
    url: options.url,
    writeKey,
    backfill: true,
    connections: options.concurrency,
    patienceMs,
    signal,
    onRetry: (problem, delayMs) => progress.say(`${problem}; trying again in ${Math.ceil(delayMs / 1000)} s`),
  });
  try {
    const summary = await importDataset(
      {
        dataset,
        writeKey,
        url: options.url,
        dataDirectory: options.dataDirectory,
        datasetOptions: { years: options.years },
        installation: await readInstallation(options.url),
        journalDirectory: options.journalDirectory,
        fresh: options.fresh,
        batchSize: options.batchSize,
        concurrency: options.concurrency,
      },
      (events) => client.send(events),
      progress,
    );
    process.stdout.write(summaryText(dataset.id, summary));
  } finally {
    await client.close();
  }
}

function summaryText(dataset: string, summary: ImportSummary): string {
  const { sent, skipped, accepted, seconds, journalPath } = summary;
  const rate = seconds > 0 ? Math.round(sent / seconds) : 0;
  const quarantined = Object.entries(summary.quarantined);
  return [
    `${dataset}: sent ${sent} events in ${seconds.toFixed(1)} s (${rate}/s)`,
    ...(skipped > 0
      ? [
          `  skipped      ${skipped}  acknowledged by an earlier run (${journalPath}; --fresh sends them again)`,
        ]
      : []),
    `  accepted     ${accepted}`,
    `  quarantined  ${quarantined.reduce((sum, [, count]) => sum + count, 0)}`,
    ...quarantined.map(([code, count]) => `    ${code}  ${count}`),
    '',
  ].join('\n');
}
