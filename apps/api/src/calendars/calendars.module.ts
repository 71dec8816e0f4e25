import { Module } from '@nestjs/common';
import { documentController } from '../platform/documents/document-controller.ts';
import { BusinessCalendars } from './business-calendars.ts';
import { calendars } from './calendars.noun.ts';

@Module({ controllers: [documentController(calendars)], providers: [BusinessCalendars] })
export class CalendarsModule {}
