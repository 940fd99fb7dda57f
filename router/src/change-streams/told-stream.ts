import type { Client } from "graphql-ws";
import type { JsonObject } from "../operation/json.ts";

/** One subscription of the router's own, told on to any number of followers. */
export interface ToldStream {
  /** @returns the end of it; with the last one the subscription ends. */
  readonly follow: (listener: (event: JsonObject) => void) => () => void;
}

/** What a stream is opened by. */
export interface ToldStreamOptions {
  readonly client: Pick<Client, "subscribe" | "on">;
  readonly query: string;
  /** The response key of the event. */
  readonly key: string;
  /** Runs something after a pause. @returns what calls it off; timers of the process when omitted */
  readonly later?: (run: () => void, ms: number) => () => void;
}

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 5_000;

/**
 * Creates a stream that is open while somebody follows. One that broke is opened again: whoever streams begins with an
 * event that says so, and followers hear it.
 */
export function createToldStream({ client, query, key, later = startTimer }: ToldStreamOptions): ToldStream {
  const listeners = new Set<(event: JsonObject) => void>();
  let attempt = 0;
  let close = () => {};

  const open = (): void => {
    let isOver = false;
    const end = () => {
      isOver = true;
      stopListening();
      dispose();
    };
    const lose = () => {
      if (isOver) return;
      end();
      close = later(open, Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt++, 10)));
    };
    const stopListening = client.on("closed", lose);
    let dispose = () => {};
    close = end;
    dispose = client.subscribe<JsonObject>(
      { query },
      {
        next: ({ data }) => {
          const event = data?.[key];
          if (isOver) return;
          if (!isObject(event)) return lose();
          attempt = 0;
          for (const listener of listeners) listener(event);
        },
        error: lose,
        complete: lose,
      },
    );
  };

  return {
    follow: (listener) => {
      const own = (event: JsonObject) => listener(event);
      listeners.add(own);
      if (listeners.size === 1) open();
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        attempt = 0;
        close();
      };
    },
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function startTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
