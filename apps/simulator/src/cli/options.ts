import { parseArgs } from 'node:util';
import { AppError } from '@pulso/contract';

/** Every option of every command: a flag means the same wherever it is taken. */
const flags = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  'write-key': { type: 'string' },
  data: { type: 'string', default: 'data' },
  years: { type: 'string' },
  'journal-dir': { type: 'string', default: 'data/imports' },
  fresh: { type: 'boolean', default: false },
  'batch-size': { type: 'string', default: '500' },
  concurrency: { type: 'string', default: '4' },
  speed: { type: 'string', default: '86400' },
  again: { type: 'boolean', default: false },
  rate: { type: 'string' },
  'backfill-days': { type: 'string', default: '0' },
  'older-days': { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  seconds: { type: 'string', default: '10' },
  events: { type: 'string', default: '1000000' },
  help: { type: 'boolean', default: false },
} as const;

export interface CliOptions {
  command: string | undefined;
  dataset: string | undefined;
  help: boolean;
  url: string;
  writeKey: string | undefined;
  dataDirectory: string;
  years: number[] | undefined;
  journalDirectory: string;
  fresh: boolean;
  batchSize: number;
  concurrency: number;
  speed: number;
  again: boolean;
  rate: number | undefined;
  backfillDays: number;
  olderDays: number;
  seed: number;
  seconds: number;
  events: number;
}

/** Reads the command line; throws `bad_request` naming the option that is wrong. The key may come from the environment. */
export function readOptions(args: string[], keyFromEnvironment: string | undefined): CliOptions {
  const { values, positionals } = parse(args);
  return {
    command: positionals[0],
    dataset: positionals[1],
    help: values.help,
    url: readUrl(values.url),
    writeKey: values['write-key'] ?? keyFromEnvironment,
    dataDirectory: values.data,
    years: values.years?.split(',').map((year) => readNumber('years', year, 1900, 9999)),
    journalDirectory: values['journal-dir'],
    fresh: values.fresh,
    batchSize: readNumber('batch-size', values['batch-size'], 1, 5000),
    concurrency: readNumber('concurrency', values.concurrency, 1, 64),
    speed: readNumber('speed', values.speed, 0.001, 1e9),
    again: values.again,
    rate: values.rate === undefined ? undefined : readNumber('rate', values.rate, 0.01, 1e6),
    backfillDays: readNumber('backfill-days', values['backfill-days'], 0, 3650),
    olderDays: readNumber('older-days', values['older-days'], 0, 3650),
    seed: readNumber('seed', values.seed, 0, 2 ** 32 - 1),
    seconds: readNumber('seconds', values.seconds, 0.1, 1e6),
    events: readNumber('events', values.events, 1, 1e9),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    throw new AppError('bad_request', error instanceof Error ? error.message : String(error));
  }
}

function readUrl(text: string): string {
  if (!URL.canParse(text)) throw new AppError('bad_request', `--url ${text} is not an address`);
  return text;
}

function readNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most)) {
    throw new AppError('bad_request', `--${name} ${text} is not a number from ${least} to ${most}`);
  }
  return number;
}
