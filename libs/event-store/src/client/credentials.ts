/** A user of the store. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}
