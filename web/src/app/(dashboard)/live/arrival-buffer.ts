import type { LiveMessage } from "./live-items.ts";

const AT_MOST_EVERY_MS = 120;

/** Collects messages, so that a burst costs a few renders and a single finger is shown at once. */
export interface ArrivalBuffer {
  readonly add: (message: LiveMessage) => void;
  /** Hands over what waits. */
  readonly flush: () => void;
  /** Drops what was not handed over. */
  readonly close: () => void;
}

/** Creates a buffer that hands messages over at once after a quiet moment, else together every 120 ms. */
export function createArrivalBuffer(onMessages: (messages: readonly LiveMessage[]) => void): ArrivalBuffer {
  let waiting: LiveMessage[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const handOver = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const messages = waiting;
    waiting = [];
    timer = setTimeout(handOver, AT_MOST_EVERY_MS);
    onMessages(messages);
  };
  return {
    add: (message) => {
      waiting.push(message);
      if (timer === undefined) handOver();
    },
    flush: handOver,
    close: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
