import { Global, Module } from '@nestjs/common';
import { EventStoreAccess } from './event-store-access.ts';
import { MetadataStoreAccess } from './metadata-store-access.ts';
import { StoreMonitor } from './store-monitor.ts';
import { EVENT_STORE, METADATA_STORE } from './tokens.ts';

@Global()
@Module({
  providers: [
    EventStoreAccess,
    MetadataStoreAccess,
    StoreMonitor,
    { provide: EVENT_STORE, useFactory: ({ store }: EventStoreAccess) => store, inject: [EventStoreAccess] },
    {
      provide: METADATA_STORE,
      useFactory: ({ store }: MetadataStoreAccess) => store,
      inject: [MetadataStoreAccess],
    },
  ],
  exports: [EventStoreAccess, MetadataStoreAccess, StoreMonitor, EVENT_STORE, METADATA_STORE],
})
export class StoresModule {}
