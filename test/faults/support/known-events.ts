import { setTimeout as delay } from 'node:timers/promises';

/** What became of each event that was sent: acknowledged, refused, or nobody knows because the line was cut. */
export interface Ledger {
  acknowledged: Set<string>;
  refused: Set<string>;
  unknown: Set<string>;
}

export interface Producer {
  ledger: Ledger;
  /** Sends until `stop`; retries nothing, so that every fate is seen. */
  stop(): Promise<void>;
}

export interface ProducerOptions {
  /** Asked before every request, because a restarted api may have another address. */
  url: () => string;
  writeKey: string;
  batchSize: number;
  lanes: number;
  /** Share of events that repeat the id of an acknowledged one. */
  repeatShare?: number;
  /** Bytes of free text in each event, to make large groups. */
  paddingBytes?: number;
  pauseMs?: number;
  run?: string;
}

/** Sends events with known ids from several lanes at once and notes the fate of each id. */
export function startProducer(options: ProducerOptions): Producer {
  const ledger: Ledger = { acknowledged: new Set(), refused: new Set(), unknown: new Set() };
  let stopped = false;
  let serial = 0;
  const run = options.run ?? `run-${process.pid}-${Date.now()}`;
  const padding = 'x'.repeat(options.paddingBytes ?? 0);

  function nextBatch(): string[] {
    const known = [...ledger.acknowledged].slice(-100);
    return Array.from({ length: options.batchSize }, (_, index) => {
      serial += 1;
      const repeats = known.length > 0 && (serial % 100) / 100 < (options.repeatShare ?? 0);
      return repeats ? known[(serial + index) % known.length]! : `${run}-${serial}`;
    });
  }

  async function lane(): Promise<void> {
    while (!stopped) {
      const ids = nextBatch();
      const fate = await send(options, ids, padding);
      for (const id of ids) if (fate !== 'refused' || !ledger.acknowledged.has(id)) ledger[fate].add(id);
      if (fate !== 'acknowledged') await delay(20);
      else if (options.pauseMs) await delay(options.pauseMs);
    }
  }

  const lanes = Array.from({ length: options.lanes }, lane);
  return {
    ledger,
    async stop() {
      stopped = true;
      await Promise.all(lanes);
    },
  };
}

async function send(options: ProducerOptions, ids: string[], padding: string): Promise<keyof Ledger> {
  const events = ids.map((messageId) => ({
    messageId,
    kind: 'touchpoint',
    name: 'Visited',
    customer: { id: `customer-${messageId}` },
    channel: 'web',
    properties: padding ? { padding } : {},
  }));
  try {
    const answer = await fetch(`${options.url()}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${options.writeKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(10_000),
    });
    await answer.arrayBuffer();
    return answer.ok ? 'acknowledged' : 'refused';
  } catch {
    return 'unknown';
  }
}
