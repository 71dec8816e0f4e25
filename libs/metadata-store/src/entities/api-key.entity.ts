import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type KeyScope = 'write' | 'read';

@Entity('api_keys')
export class ApiKey {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** SHA-256; the key itself is shown once and never stored. */
  @Column({ type: 'text', name: 'key_hash', unique: true, select: false })
  keyHash!: string;

  @Column({ type: 'text' })
  scope!: KeyScope;

  @Column({ type: 'text', name: 'workspace_id' })
  workspaceId!: string;

  /** Who holds it, e.g. `shop`: the default source of what it writes. */
  @Column({ type: 'text' })
  source!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
