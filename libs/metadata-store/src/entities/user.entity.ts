import type { roles } from '@pulso/contract';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Workspace } from './workspace.entity.ts';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** In lower case: one address is one person. */
  @Column({ type: 'text', unique: true })
  email!: string;

  /** Argon2id in PHC text form. */
  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  @Column({ type: 'text' })
  role!: (typeof roles)[number];

  @ManyToOne(() => Workspace)
  @JoinColumn({ name: 'workspace_id' })
  workspace!: Relation<Workspace>;
}
