import { Worker } from 'node:worker_threads';
import type { WriterSettings } from './writer-protocol.ts';

/**
 * Starts the writer thread. A worker has no transpiler, so when this file runs as TypeScript source (Jest) the
 * built worker is used: `tsc -b libs/spool` comes before the tests that touch a disk.
 */
export function startWriter(settings: WriterSettings): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = new URL(
    fromSource ? '../../dist/writer/writer.worker.js' : './writer.worker.js',
    import.meta.url,
  );
  return new Worker(entry, { workerData: settings, name: 'spool-writer' });
}
