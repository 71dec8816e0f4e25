import { eventInput, type EventInput } from '@pulso/contract';
import { Quarantine } from '../quarantine.ts';
import { compileAcceptor } from './compile-acceptor.ts';

const maxIssues = 3;
const accepts = compileAcceptor(eventInput);

/** The event in its canonical form (labels trimmed, defaults filled). Throws Quarantine with the paths that are wrong. */
export function validateEvent(candidate: unknown): EventInput {
  if (accepts(candidate)) return candidate as EventInput;
  const parsed = eventInput.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const reasons = issues
    .slice(0, maxIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  if (issues.length > maxIssues) reasons.push(`and ${issues.length - maxIssues} more`);
  throw new Quarantine('invalid_event', reasons.join('; ').slice(0, 1000));
}
