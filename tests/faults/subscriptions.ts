import type { Fault } from "./fault.ts";

const CLIENT_STREAM = {
  file: "router/src/subscriptions/client-stream.ts",
  project: "unit",
  tests: "router/src/subscriptions/client-stream.test.ts",
} as const;
const SHARED_STREAM = {
  file: "router/src/subscriptions/shared-stream.ts",
  project: "unit",
  tests: "router/src/subscriptions/shared-stream.test.ts",
} as const;

/** Faults of the router's subscriptions. */
export const SUBSCRIPTION_FAULTS: readonly Fault[] = [
  {
    ...CLIENT_STREAM,
    name: "what came beyond the buffer during a catch-up is never read",
    find: "if (track.hasOverflowed) return this.#catchUp(track, this.#positions.get(track.shared.place) ?? position);",
    replace: "",
  },
  {
    ...SHARED_STREAM,
    name: "the pause between attempts stays long after a success",
    find: "  run.attempt = 0;\n",
    replace: "",
  },
  {
    ...CLIENT_STREAM,
    name: "a punch that the catch-up and the shared stream both bring is sent twice",
    find: "(own?.epoch === position.epoch && own.seq >= position.seq)",
    replace: "(own?.epoch === position.epoch && own.seq > position.seq)",
  },
  {
    ...CLIENT_STREAM,
    name: "the first place that is caught up speaks for all",
    find: "!reachable.every((track) => track.isCaughtUp)",
    replace: "!reachable.some((track) => track.isCaughtUp)",
  },
  {
    ...CLIENT_STREAM,
    name: "a place that is lost before it answered has no position, and what it recorded meanwhile is left out",
    find: "if (!this.#positions.has(place) && head !== undefined) this.#positions.set(place, head);",
    replace: "",
  },
  {
    ...CLIENT_STREAM,
    name: "a client that reads again after it was too slow gets nothing more",
    find: "      for (const track of this.#tracks.values()) this.#join(track);\n",
    replace: "",
  },
  {
    ...CLIENT_STREAM,
    name: "another ledger is followed without a word about the gap",
    find: 'this.#notify("GAP", place, `The ledger of ${place} was restored: punches may be missing here, read them by query`);',
    replace: "",
  },
  {
    file: "router/src/subscriptions/hub.ts",
    project: "integration",
    tests: "tests/federation/sockets",
    name: "a stream goes on after its viewer's scope became narrower",
    find: "if (!isCovered || !isSameRight)",
    replace: "if (!isSameRight)",
  },
];
