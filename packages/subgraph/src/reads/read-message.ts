/** What a thread is started with, beside what its own program needs. */
export interface ThreadData {
  /** The database. */
  readonly file: string;
  /** Holds the id of the message that nobody waits for any more. */
  readonly cancelled: Int32Array;
  /** Holds 1 once the thread is to end. */
  readonly ending: Int32Array;
}

/** Reads that one thread does one after the other. */
export interface ReadMessage<Read> {
  readonly id: number;
  readonly reads: readonly Read[];
}

/** What a thread is sent: reads, and `END` once, when it is to end. */
export type ThreadRequest<Read> = "END" | ReadMessage<Read>;

/**
 * What came of them: the answer of each as JSON, which takes half of what a structured clone of the same rows does; fewer
 * where the message was cancelled meanwhile.
 */
export type ReadReply =
  | { readonly id: number; readonly answers: readonly string[] }
  | { readonly id: number; readonly error: Error };

/** What a thread sends: `UP` once, when it can read; then the answers. */
export type ThreadReply = "UP" | ReadReply;
