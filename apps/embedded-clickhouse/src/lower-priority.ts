import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const nice = 5;

/**
 * Lets every other process of the machine go first. Where Linux shares the cores between sessions before it looks at
 * processes (`sched_autogroup_enabled`), the nice value of a process says nothing outside its session, and our
 * supervisor starts us in one of our own: there the session is told, too.
 */
export function lowerPriority(): void {
  setPriority(nice);
  try {
    writeFileSync('/proc/self/autogroup', String(nice));
  } catch {
    // Another system, or a kernel without it.
  }
}
