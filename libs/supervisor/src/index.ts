export { SupervisedProcess } from './supervised-process.ts';
export { ProcessStartError } from './process-spec.ts';
export type { ProcessExit, ProcessReady, ProcessSpec, StartingProcess } from './process-spec.ts';
