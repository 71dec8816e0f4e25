import { parentPort } from 'node:worker_threads';
import { ModelInputError } from '@pulso/domain';
import { computeTasks, type ComputeReply, type ComputeRequest } from './compute-protocol.ts';

function reply({ id, task, input }: ComputeRequest): ComputeReply {
  try {
    const run = computeTasks[task] as (...input: readonly unknown[]) => unknown;
    return { id, output: run(...input) };
  } catch (error) {
    const { message, stack } = error as Error;
    const code = error instanceof ModelInputError ? error.code : undefined;
    return { id, error: { message, code, stack } };
  }
}

parentPort?.on('message', (request: ComputeRequest) => parentPort?.postMessage(reply(request)));
