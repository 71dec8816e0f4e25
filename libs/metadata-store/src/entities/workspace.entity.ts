import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('workspaces')
export class Workspace {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** IANA zone in which its days begin. */
  @Column({ type: 'text' })
  tz!: string;

  /** ISO 4217 code. */
  @Column({ type: 'text', name: 'base_currency' })
  baseCurrency!: string;
}
