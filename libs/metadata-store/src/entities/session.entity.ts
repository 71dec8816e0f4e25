import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from './user.entity.ts';

@Entity('sessions')
export class UserSession {
  /** SHA-256 of the cookie's token: a copy of this table opens nothing. */
  @PrimaryColumn({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'user_id' })
  user!: Relation<User>;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
