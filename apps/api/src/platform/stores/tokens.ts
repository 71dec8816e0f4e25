/** Injection token of the `EventStore` of @pulso/event-store. */
export const EVENT_STORE = Symbol('EventStore');

/** Injection token of the `MetadataStore` of @pulso/metadata-store. */
export const METADATA_STORE = Symbol('MetadataStore');
