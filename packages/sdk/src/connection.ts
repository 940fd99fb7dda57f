import type { LiveSocket } from "./live-socket.ts";
import { toFaults } from "./response.ts";
import { type Ending, toEnding, toFaultEnding } from "./subscription-ending.ts";
import { whenAborted } from "./wait.ts";

/** One subscribing over a socket. */
export interface Connection<TMessage> {
  readonly messages: AsyncIterable<TMessage>;
  /** Why the messages ended; asked after the last one. */
  readonly ending: () => Ending;
}

/** What is subscribed to, and how its messages are read. */
export interface ConnectionRequest<TMessage> {
  readonly payload: Parameters<LiveSocket["iterate"]>[0];
  readonly signal: AbortSignal;
  /** A message in a result's data; undefined when there is none. */
  readonly read: (data: unknown) => TMessage | undefined;
}

/** Subscribes once; the messages end with the connection, with an error of the stream, or with the signal. */
export function openConnection<TMessage>(
  socket: LiveSocket,
  { payload, signal, read }: ConnectionRequest<TMessage>,
): Connection<TMessage> {
  let ending: Ending = { kind: "retry" };

  async function* readMessages() {
    const results = socket.iterate(payload);
    const stopped = whenAborted(signal);
    try {
      while (!signal.aborted) {
        const next = await Promise.race([results.next(), stopped.promise]);
        if (next === undefined || next.done) return;
        const message = read(next.value.data);
        if (message !== undefined) yield message;
        else if (next.value.errors) ending = toFaultEnding(toFaults(next.value.errors));
        if (ending.kind !== "retry") return;
      }
    } catch (error) {
      ending = toEnding(error);
    } finally {
      stopped.release();
      await results.return?.();
    }
  }
  return { messages: readMessages(), ending: () => ending };
}
