import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { dayShifts, type Calendar } from '@pulso/contract';
import { businessBreakpoints, type BusinessHours } from '@pulso/domain';
import { calendarHoursTable, countCalendarHours, type EventStore } from '@pulso/event-store';
import { DocumentResolvers } from '../platform/documents/document-resolvers.ts';
import { Documents } from '../platform/documents/documents.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import { calendars } from './calendars.noun.ts';

/** What the event store's times can hold, and a query's window. */
const coveredMs = { from: 0, to: Date.UTC(2100, 0, 1) };
/** One more when the same calendar would give other breakpoints than before. */
const clockVersion = 1;

/**
 * Resolves a calendar to the version that the store knows it by, and sees to it that the store has its clock. A
 * version is a hash of what the calendar says, so a change is a new version and an old answer keeps its own.
 */
@Injectable()
export class BusinessCalendars implements OnModuleInit {
  private readonly written = new Map<string, Promise<void>>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly documents: Documents,
    private readonly resolvers: DocumentResolvers,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(calendars.noun, (workspaceId, id) => this.resolve(workspaceId, id));
  }

  /** Throws AppError `not_found`, EventStoreError. */
  private async resolve(workspaceId: string, id: string): Promise<{ version: string }> {
    const { body } = await this.documents.find(workspaceId, calendars, id);
    const version = versionOf(body);
    const key = `${version} ${workspaceId}`;
    const writing = this.written.get(key) ?? this.write(workspaceId, version, businessHoursOf(body));
    this.written.set(key, writing);
    writing.catch(() => this.written.delete(key));
    await writing;
    return { version };
  }

  private async write(workspace: string, version: string, hours: BusinessHours): Promise<void> {
    const [there] = await this.store.query(countCalendarHours, { workspace, calendar: version });
    const breakpoints = businessBreakpoints(hours, coveredMs.from, coveredMs.to);
    if (there?.breakpoints === breakpoints.length) return;
    const rows = breakpoints.map(({ atMs, workedMs, working }) => ({
      workspace_id: workspace,
      calendar: version,
      at: atMs,
      worked_ms: workedMs,
      working: working ? (1 as const) : (0 as const),
    }));
    await this.store.addRows(calendarHoursTable, rows);
  }
}

function businessHoursOf({ tz, shifts, holidays }: Calendar): BusinessHours {
  return { tz, shifts: dayShifts(shifts), holidays: new Set(holidays.map(({ date }) => date)) };
}

/** The zone's rules count too: they come with Node, and may change. */
function versionOf(calendar: Calendar): string {
  const { tz, shifts, holidays } = businessHoursOf(calendar);
  const said = [clockVersion, process.versions['tz'], tz, shifts, [...(holidays ?? [])].sort()];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}
