/** A request of a reader, before its body. */
export interface PushHead {
  readonly method: string;
  /** Path and query, as they stand in the request. */
  readonly target: string;
  /** Who sent it. */
  readonly address: string;
}

/** What to do with a body. */
export type PushAdmission =
  | { readonly kind: "READ"; readonly maxBytes: number }
  /** Let it pass and hold none of it. */
  | { readonly kind: "DROP" }
  /** No path of a reader. */
  | { readonly kind: "NOT_FOUND" }
  /** Cut the line: it calls too often. */
  | { readonly kind: "CUT" };

/** Port: what answers readers that call. */
export interface PushHandler {
  admit(head: PushHead): PushAdmission;
  /** The answer. @throws when what was sent could not be stored: the reader must get none, and send it again. */
  answer(head: PushHead, body: Buffer): Promise<string | Buffer>;
}
