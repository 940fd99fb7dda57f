/** Something that somebody did at a place. */
export interface Deed {
  /** The mutation. */
  readonly what: string;
  /** The token's subject. */
  readonly by: string;
  /** What it was done to: a reader, a job. */
  readonly to: string;
}

/** Port: where it is noted who did what. A chain over all deeds of the organisation is another adapter of it. */
export interface DeedLog {
  note(deed: Deed): void;
}
