/** A socket as far as its heartbeat needs it. */
export interface BeatingSocket {
  readonly send: (text: string) => void;
  readonly on: (event: "message" | "close", listener: () => void) => unknown;
}

/** How a heartbeat is kept. */
export interface Heartbeat {
  /** What the ping says; `isRenewal` asks for a token, which goes with every fourth. */
  readonly toPayload: (isRenewal: boolean) => Readonly<Record<string, unknown>>;
  /** The other side said nothing to three pings in a row. */
  readonly onSilence: () => void;
}

/**
 * Between two pings. Silence is noticed 2.25 to 3 s after the last sign of life: what pages show of a place may be five
 * seconds old, its way to them included.
 */
const BEAT_MS = 750;
const MAX_UNANSWERED = 3;
const RENEW_EVERY = 4; // pings: a token lasts longer than the 3 s between them

/**
 * Pings a socket until it closes; anything it says answers. Pings are counted, not milliseconds: when this process
 * itself was late, the answers that wait are read before the next ping counts.
 *
 * @returns the end of it.
 */
export function startHeartbeat(socket: BeatingSocket, { toPayload, onSilence }: Heartbeat): () => void {
  let unanswered = 0;
  let beats = 0;
  socket.on("message", () => {
    unanswered = 0;
  });
  const beat = () => {
    if (unanswered === MAX_UNANSWERED) {
      clearInterval(timer);
      return onSilence();
    }
    unanswered++;
    socket.send(JSON.stringify({ type: "ping", payload: toPayload(beats++ % RENEW_EVERY === 0) }));
  };
  const timer = setInterval(beat, BEAT_MS);
  beat();
  socket.on("close", () => clearInterval(timer));
  return () => clearInterval(timer);
}
