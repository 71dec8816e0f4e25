/** The accounts of ingest since the spool was made: accepted = stored + duplicate + deadLettered + pending, exactly. */
export interface IngestAccounts {
  accepted: number;
  stored: number;
  duplicate: number;
  deadLettered: number;
  pending: number;
  /** Of `duplicate`: those whose body is not that of the first. They are counted, and the first stays. */
  conflicting: number;
}

/** The port through which health, Prometheus and the live wall read ingest; it never blocks. */
export interface IngestStats {
  accounts(): IngestAccounts;
  spool(): { bytes: number; oldestPendingAgeSeconds: number; writable: boolean; quarantinedSegments: number };
  /** Bytes that wait in the spool, by workspace; none for one that has nothing waiting. */
  waitingByWorkspace(): ReadonlyMap<string, number>;
  /** Seconds from acknowledgement to stored of the newest batch; null before the first. */
  drainLagSeconds(): number | null;
  acceptedPerSecond(): number;
  /** Told after each insert, with its duration in seconds and its rows. */
  onInsert(listener: (seconds: number, rows: number) => void): () => void;
}
export const INGEST_STATS = Symbol('IngestStats');
