/** What the thread is started with. */
export interface ThreadTarget {
  readonly host: string;
  readonly port: number;
  readonly requestTimeoutMs: number;
  /** A reader that sends more for one request is left. */
  readonly mostBytes: number;
}

/** What the thread is asked: one packet, or a whole data set. */
export interface ThreadRequest {
  readonly kind: "COMMAND" | "SET";
  readonly command: number;
  readonly data: Uint8Array;
  /** Comes back with what answers it. */
  readonly id: number;
}

/** What the thread says. */
export type ThreadMessage =
  | { readonly kind: "OPEN" }
  /** The packet that answers a request, without its frame. */
  | { readonly kind: "PACKET"; readonly id: number; readonly packet: Uint8Array }
  | { readonly kind: "PROGRESS" }
  | { readonly kind: "SET"; readonly id: number; readonly set: Uint8Array }
  /** A data set came in part, or not at all. */
  | { readonly kind: "LOST"; readonly reason: string }
  /** The connection is not there, or no more; `network` is the system's code. */
  | { readonly kind: "CLOSED"; readonly reason: string; readonly network: string | undefined };
