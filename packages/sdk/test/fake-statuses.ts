import { EventEmitter, on } from "node:events";

/** The router's stream of statuses, which the test feeds. */
export interface FakeStatuses {
  /** Streams ever begun. */
  readonly begun: () => number;
  readonly tell: (place: string, status: string) => void;
  readonly follow: () => AsyncGenerator<object>;
}

/** Creates the stream; nobody follows it yet. */
export function createFakeStatuses(): FakeStatuses {
  const changes = new EventEmitter();
  let begun = 0;
  return {
    begun: () => begun,
    tell: (place, status) => void changes.emit("change", place, status),
    follow: async function* () {
      begun += 1;
      for await (const [id, status] of on(changes, "change")) {
        yield { statusChanged: { place: { id, status, asOf: null }, device: null } };
      }
    },
  };
}
