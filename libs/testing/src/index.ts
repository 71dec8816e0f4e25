export { FixedClock } from './clock/fixed-clock.ts';
export { seededRandom } from './clock/seeded-random.ts';
export { buildEvent } from './events/build-event.ts';
export { startProcess, TestProcess, type ProcessOptions } from './processes/start-process.ts';
export { TcpFaultProxy, type ProxyFault } from './proxy/tcp-fault-proxy.ts';
export { findFreePort } from './waiting/free-port.ts';
export { makeTempDirectory, type TempDirectory } from './waiting/temp-directory.ts';
export { waitFor, type WaitOptions } from './waiting/wait-for.ts';
