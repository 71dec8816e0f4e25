import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import { ModelInputError, type ModelInputCode } from '@pulso/domain';
import type { ComputeReply, ComputeRequest, TaskInput, TaskName, TaskOutput } from './compute-protocol.ts';

interface Job {
  request: ComputeRequest;
  resolve(output: never): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

export interface ComputeLimits {
  /** From the question to its answer, waiting included. */
  patienceMs: number;
  /** Questions that wait; one more is told to come back. */
  mostWaiting: number;
  /** A thread without work is let go after this: it holds some 20 MB. */
  idleMs: number;
}
const defaults: ComputeLimits = { patienceMs: 60_000, mostWaiting: 32, idleMs: 60_000 };
/** 200,000 customers who came back take 250 MB in a fit. */
const maxHeapMb = 1024;

/** As source (Jest) there is no transpiler in a worker: the built one is used, so `tsc -b` comes first. */
const entry = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../dist/platform/compute/compute.worker.js'
    : './compute.worker.js',
  import.meta.url,
);

/** One thread that computes what would stop the event loop: one question at a time, in order, started when needed. */
@Injectable()
export class ComputePool implements OnApplicationShutdown {
  private readonly waiting: Job[] = [];
  private readonly limits = defaults;
  private worker: Worker | undefined;
  private running: Job | undefined;
  private idle: NodeJS.Timeout | undefined;
  private nextId = 1;
  private closed = false;

  /** As injected, with other limits. */
  static limitedTo(limits: Partial<ComputeLimits>): ComputePool {
    return Object.assign(new ComputePool(), { limits: { ...defaults, ...limits } });
  }

  /** Throws ModelInputError as the task does; AppError `query_timeout`, `query_too_large`, `too_many_requests`, `shutting_down`. */
  run<Name extends TaskName>(task: Name, ...input: TaskInput<Name>): Promise<TaskOutput<Name>> {
    if (this.closed) return Promise.reject(shuttingDown());
    const { mostWaiting, patienceMs } = this.limits;
    if (this.waiting.length >= mostWaiting) return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const request = { id: this.nextId++, task, input };
      const job: Job = { request, resolve, reject, timer: setTimeout(() => this.giveUp(job), patienceMs) };
      this.waiting.push(job);
      this.startNext();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    for (const job of [...this.waiting.splice(0), this.running]) if (job) fail(job, shuttingDown());
    this.running = undefined;
    await this.dismiss();
  }

  private startNext(): void {
    if (this.running !== undefined) return;
    const job = this.waiting.shift();
    if (job === undefined) return this.rest();
    clearTimeout(this.idle);
    this.running = job;
    this.worker ??= this.employ();
    this.worker.postMessage(job.request);
  }

  private employ(): Worker {
    const worker = new Worker(entry, {
      name: 'compute',
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    worker.unref();
    worker.on('message', (reply: ComputeReply) => this.receive(reply));
    worker.on('error', (error) => this.lose(worker, error));
    return worker;
  }

  private receive(reply: ComputeReply): void {
    const job = this.running;
    if (job?.request.id !== reply.id) return;
    this.running = undefined;
    if ('output' in reply) {
      clearTimeout(job.timer);
      job.resolve(reply.output as never);
    } else fail(job, errorOf(reply.error));
    this.startNext();
  }

  /** The thread ended by itself: out of memory, or a fault that no task may have. */
  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const job = this.running;
    this.running = undefined;
    if (job) fail(job, isOutOfMemory(error) ? tooLarge(error) : error);
    this.startNext();
  }

  private giveUp(job: Job): void {
    fail(job, tooLong(this.limits.patienceMs));
    if (this.running !== job) {
      this.waiting.splice(this.waiting.indexOf(job), 1);
      return;
    }
    this.running = undefined;
    void this.dismiss();
    this.startNext();
  }

  private rest(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.dismiss(), this.limits.idleMs).unref();
  }

  private async dismiss(): Promise<void> {
    clearTimeout(this.idle);
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }
}

function fail(job: Job, error: Error): void {
  clearTimeout(job.timer);
  job.reject(error);
}

function errorOf({ message, code, stack }: Extract<ComputeReply, { error: unknown }>['error']): Error {
  if (code !== undefined) return new ModelInputError(code as ModelInputCode, message);
  return Object.assign(new Error(message), { stack });
}

const isOutOfMemory = (error: Error): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
const shuttingDown = () => new AppError('shutting_down', 'The server is shutting down.');
const tooMany = () =>
  new AppError('too_many_requests', 'Too many computations are waiting.', { retryAfterSeconds: 5 });
const tooLong = (patienceMs: number) =>
  new AppError(
    'query_timeout',
    `Computing took longer than ${patienceMs / 1000} s: ask for fewer groups, no interval or a shorter window.`,
  );
const tooLarge = (cause: Error) =>
  new AppError('query_too_large', 'Computing takes more memory than it may: ask for a shorter window.', {
    cause,
  });
