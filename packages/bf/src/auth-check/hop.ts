/** One step of the way from a browser to the readers. */
export interface Hop {
  /** Such as `router` or `place riyadh`. */
  readonly hop: string;
  /** Where it was asked; `null` where another hop asked it. */
  readonly url: string | null;
  readonly outcome: "OK" | "FAILED" | "NOT_ASKED";
  /** How long its answer took; `null` where there was none. */
  readonly ms: number | null;
  /** The version of the software that answered; `null` where it did not say. */
  readonly version: string | null;
  /** What was found, for people. */
  readonly message: string;
  /** What to do about it; `null` where nothing is to be done. */
  readonly action: string | null;
}

/** A reader, as the place that has it says. */
export interface ReaderState {
  /** `<place>/<reader>`. */
  readonly id: string;
  readonly status: string;
  /** When it was heard last; `null` where it never was. */
  readonly lastSeenAt: string | null;
  /** Why it is not read; `null` where nothing is known of that. */
  readonly code: string | null;
  readonly action: string | null;
}

/** Everything that was found, hop by hop. */
export interface AuthCheck {
  readonly isWhole: boolean;
  readonly hops: readonly Hop[];
  readonly readers: readonly ReaderState[];
}

/** A hop that was not asked, since one before it failed. */
export function toUnasked(hop: string, message: string): Hop {
  return { hop, url: null, outcome: "NOT_ASKED", ms: null, version: null, message, action: null };
}
