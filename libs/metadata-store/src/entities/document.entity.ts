import { Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What people configure, one document each: a calendar, a goal, a health model. Its schema belongs to its noun. */
@Entity('documents')
export class Document {
  @PrimaryColumn({ type: 'text', name: 'workspace_id' })
  workspaceId!: string;

  /** Plural, as in the route: `calendars`. */
  @PrimaryColumn({ type: 'text' })
  noun!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'jsonb' })
  body!: unknown;

  /** From 1, one more with each change. */
  @Column({ type: 'integer' })
  version!: number;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
