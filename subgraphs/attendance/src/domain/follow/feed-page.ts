/** A row of a ledger, as its feed gives it. Instants are milliseconds UTC. */
export interface FedPunch {
  /** Of the event, without the place. */
  readonly digest: string;
  /** Global, as are the other ids. */
  readonly id: string;
  readonly readerId: string;
  readonly pin: string;
  readonly atMs: number | null;
  readonly localTime: string;
  readonly stateCode: number;
  readonly verifyCode: number;
  readonly channel: string;
  readonly setAside: string | null;
  readonly copies: number;
  readonly receivedAtMs: number;
  /** What somebody added to the wall clock of its reader; absent where the reader's own time counts. */
  readonly movedSeconds?: number | undefined;
}

/** Whether somebody put the time of a row right. */
export function isMoved({ movedSeconds }: FedPunch): boolean {
  return movedSeconds !== undefined;
}

/** One change that a place told. */
export type FeedChange =
  /** A row that is new, or another than it was. */
  | { readonly kind: "ROW"; readonly row: FedPunch; readonly isRevised: boolean }
  /** A row that was set aside is a punch. */
  | { readonly kind: "RELEASED"; readonly id: string }
  | { readonly kind: "ERASED"; readonly id: string }
  /** A person is erased, whose PIN is found by its hash; the pseudonym stands for it from now on. */
  | { readonly kind: "FORGOTTEN"; readonly pseudonym: string; readonly hash: string; readonly key: string }
  /** Who is enrolled with a PIN; a null name: nobody any more. */
  | { readonly kind: "USER"; readonly pin: string; readonly name: string | null }
  | { readonly kind: "READER"; readonly readerId: string; readonly sinceMs: number; readonly endedMs: number | null }
  /** Everything that the reader recorded before the instant was told before; without one: nothing is proved. */
  | {
      readonly kind: "PROOF";
      readonly readerId: string;
      readonly provedUntilMs: number | undefined;
      /** Reader clock minus true clock when it was asked; `undefined`: it was not. */
      readonly driftSeconds?: number | undefined;
      /** A time that is proved no longer, until an instant is proved again: rows of it are missing. */
      readonly missing?: { readonly fromMs: number; readonly toMs: number } | undefined;
    }
  /** A time in which a reader was not watched; a later one with the same begin stands in its place. */
  | {
      readonly kind: "GAP";
      readonly readerId: string;
      readonly fromMs: number;
      /** Null while it is open. */
      readonly closedMs: number | null;
      /** Nothing will tell what the reader recorded in it. */
      readonly isLost: boolean;
    };

/** Changes of one place, in the order of its feed. */
export interface FeedPage {
  readonly placeId: string;
  readonly epoch: string;
  /** Of the last entry looked at. */
  readonly seq: number;
  readonly headSeq: number;
  readonly changes: readonly FeedChange[];
}

/** Changes in parts that end with an erasure: whoever has the PIN in a later part is another person. */
export function splitAtErasures(changes: readonly FeedChange[]): readonly (readonly FeedChange[])[] {
  const parts: FeedChange[][] = [];
  for (const [index, change] of changes.entries()) {
    if (index === 0 || changes[index - 1]?.kind === "FORGOTTEN") parts.push([]);
    parts.at(-1)?.push(change);
  }
  return parts;
}
