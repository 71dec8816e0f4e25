/** The moments of a batch after which a crash leaves something to repair. */
const drainPoints = ['frozen', 'inserted', 'remembered', 'committed'] as const;
export type DrainPoint = (typeof drainPoints)[number];

export interface Failpoint {
  readonly point: DrainPoint;
  /** The process kills itself when it is reached this many times. */
  readonly times: number;
}

/**
 * `PULSO_FAILPOINT=inserted:3`, for the fault tests: kills the process as it reaches the point for the third time.
 * Not in the schema of the environment, so that no operator is offered it. Throws on anything else.
 */
export function readFailpoint(source: NodeJS.ProcessEnv = process.env): Failpoint | undefined {
  const text = source.PULSO_FAILPOINT;
  if (text === undefined) return undefined;
  const [name, times = '1'] = text.split(':');
  const point = drainPoints.find((known) => known === name);
  if (point === undefined || !/^[1-9]\d{0,5}$/.test(times))
    throw new Error('PULSO_FAILPOINT is not <point>:<times>');
  return { point, times: Number(times) };
}
