import type { CustomerCells, CustomerOptions } from './customers/cells.ts';
import type { DealCells, DealOptions } from './deals/cells.ts';
import type { EventCells, EventOptions } from './events/cells.ts';
import type { FeedbackCells, FeedbackOptions } from './feedback/cells.ts';
import type { JourneyCells, JourneyOptions } from './journeys/cells.ts';
import type { OrderCells, OrderOptions } from './orders/cells.ts';
import type { ServiceCells, ServiceOptions } from './service/cells.ts';
import type { ValueCells, ValueOptions } from './value/cells.ts';

/** What the event store reads for one group and one window; each metric is computed from one kind of cell. */
export type Cells = CustomerCells &
  DealCells &
  EventCells &
  FeedbackCells &
  JourneyCells &
  OrderCells &
  ServiceCells &
  ValueCells;
export type ReadingKind = keyof Cells;

/** What a metric asks of its reading beside window, groups and filters. */
export type ReadingOptions = CustomerOptions &
  DealOptions &
  EventOptions &
  FeedbackOptions &
  JourneyOptions &
  OrderOptions &
  ServiceOptions &
  ValueOptions;
