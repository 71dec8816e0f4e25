import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { EventInput, IngestAnswer } from '@pulso/contract';
import { findFiles } from '../datasets/find-files.ts';
import type { Dataset, DatasetOptions } from '../datasets/dataset.ts';
import { forEachBounded, inBatches } from '../http/bounded.ts';
import { Journal, type BatchResult } from './journal.ts';
import type { Progress } from './progress.ts';

export interface ImportRequest {
  dataset: Dataset;
  dataDirectory: string;
  datasetOptions: DatasetOptions;
  url: string;
  writeKey: string;
  /** Of the receiving api; undefined when it tells none, and then no note of an earlier run is believed. */
  installation: string | undefined;
  journalDirectory: string;
  fresh: boolean;
  batchSize: number;
  concurrency: number;
}

export interface ImportSummary {
  /** Sent by this run; what an earlier run had acknowledged is in `skipped`. */
  sent: number;
  skipped: number;
  /** Acknowledged over all runs of this import. */
  accepted: number;
  /** By reason code, over all runs. */
  quarantined: Record<string, number>;
  seconds: number;
  journalPath: string;
}

interface NumberedBatch {
  number: number;
  events: EventInput[];
}

/** Sends a data set in its own order, resuming where the journal ends. Rejects when the api refuses or stays away. */
export async function importDataset(
  request: ImportRequest,
  send: (events: EventInput[]) => Promise<IngestAnswer>,
  progress: Progress,
): Promise<ImportSummary> {
  const paths = findFiles(request.dataset, request.dataDirectory, request.datasetOptions);
  const journal = openJournal(request, paths);
  const startedAt = Date.now();
  let sent = 0;
  let skipped = 0;

  async function* pending(): AsyncGenerator<NumberedBatch> {
    let number = 0;
    const events = request.dataset.events({ paths, report: (share) => progress.advanceTo(share) });
    for await (const batch of inBatches(events, request.batchSize)) {
      if (journal.has(number)) skipped += batch.length;
      else yield { number, events: batch };
      number += 1;
    }
  }

  await forEachBounded(pending(), request.concurrency, async ({ number, events }) => {
    const answer = await send(events);
    journal.note(resultOf(number, answer));
    sent += events.length;
    progress.count(events.length);
  });
  progress.finish();
  const seconds = (Date.now() - startedAt) / 1000;
  return { sent, skipped, ...totalOf(journal.results()), seconds, journalPath: journal.path };
}

function openJournal(request: ImportRequest, paths: string[]): Journal {
  const key = createHash('sha256').update(request.writeKey).digest('hex').slice(0, 16);
  const identity = {
    dataset: request.dataset.id,
    target: `${new URL(request.url).origin} ${request.installation ?? ''} ${key}`,
    files: paths.map((path) => ({ name: basename(path), bytes: statSync(path).size })),
    batchSize: request.batchSize,
  };
  return Journal.open(
    request.journalDirectory,
    identity,
    request.fresh || request.installation === undefined,
  );
}

function resultOf(batch: number, { accepted, items }: IngestAnswer): BatchResult {
  const quarantined: Record<string, number> = {};
  for (const { status, code = 'unknown' } of items) {
    if (status === 'quarantined') quarantined[code] = (quarantined[code] ?? 0) + 1;
  }
  return { batch, accepted, quarantined };
}

function totalOf(results: BatchResult[]): { accepted: number; quarantined: Record<string, number> } {
  const quarantined: Record<string, number> = {};
  for (const [code, count] of results.flatMap((result) => Object.entries(result.quarantined))) {
    quarantined[code] = (quarantined[code] ?? 0) + count;
  }
  return { accepted: results.reduce((sum, { accepted }) => sum + accepted, 0), quarantined };
}
