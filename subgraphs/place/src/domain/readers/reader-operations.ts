import type { AddedReader, KeptReader } from "./added-reader.ts";

/** What is wrong with what somebody wants of a reader. */
export interface ReaderRefusal {
  /** The key of the input, such as `port`. */
  readonly key: string;
  /** The same as a word, for programs and pages of other languages. */
  readonly reason: ReaderRefusalReason;
  readonly message: string;
  /** What would not be refused. */
  readonly allowed?: readonly string[];
}

/** Why something of a reader is refused. */
export type ReaderRefusalReason =
  | "NO_SUCH_READER"
  | "CONFIGURED" // its configuration names it
  | "PUSHES" // it calls by itself
  | "ID_TAKEN"
  | "TOO_MANY_READERS"
  | "ADDRESS_TAKEN" // by another reader of the place
  | "NO_ADDRESS" // a name
  | "ADDRESS_NOT_ALLOWED"
  | "PORT_NOT_ALLOWED"
  | "MALFORMED";

/** What of a reader is to be another; what is absent stays. */
export type ReaderChange = Partial<Omit<AddedReader, "id">> & { readonly commKey?: number };

/** Port: what operators do with the readers of a place. `undefined` is done. */
export interface ReaderOperations {
  /** Whether a reader could be added now. */
  judge(reader: AddedReader): Promise<ReaderRefusal | undefined>;
  /** Whether a number can be a comm key. */
  judgeKey(commKey: number | undefined): ReaderRefusal | undefined;
  /** What is kept of a reader, but for its comm key; `undefined` of none. */
  find(readerId: string): Promise<KeptReader | undefined>;
  /** Keeps a reader and begins to visit it. */
  add(reader: AddedReader, commKey: number): Promise<ReaderRefusal | undefined>;
  update(readerId: string, change: ReaderChange): Promise<ReaderRefusal | undefined>;
  /** Visits it from now on, or no more. */
  switch(readerId: string, isOn: boolean): Promise<ReaderRefusal | undefined>;
  /** Visits it no more and forgets how. What it told stays. */
  remove(readerId: string): Promise<ReaderRefusal | undefined>;
}
