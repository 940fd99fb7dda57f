import type { Client, Sink } from "graphql-ws";
import { expect, it } from "vitest";
import { createToldStream } from "./told-stream.ts";

/** A client of which the test says what happens. */
function createFakeClient() {
  const sinks: Sink[] = [];
  const closed = new Set<() => void>();
  let disposed = 0;
  const client: Pick<Client, "subscribe" | "on"> = {
    subscribe: (_payload, sink) => {
      sinks.push(sink);
      return () => void disposed++;
    },
    on: (_event, listener) => {
      const call = () => Reflect.apply(listener, undefined, []);
      closed.add(call);
      return () => closed.delete(call);
    },
  };
  const tell = (event: object | null) => sinks.at(-1)?.next({ data: { changed: event } });
  const breakSocket = () => closed.forEach((call) => call());
  return { client, sinks, tell, breakSocket, disposed: () => disposed, listeners: () => closed.size };
}

function start() {
  const fake = createFakeClient();
  const timers: { run: () => void; readonly ms: number; isOff: boolean }[] = [];
  const later = (run: () => void, ms: number) => {
    const timer = { run, ms, isOff: false };
    timers.push(timer);
    return () => void (timer.isOff = true);
  };
  const stream = createToldStream({ client: fake.client, query: "subscription { changed }", key: "changed", later });
  const follow = (heard: unknown[]) => stream.follow(({ kind }) => void heard.push(kind));
  return { ...fake, timers, follow };
}

it("subscribes once for any number of followers, and ends with the last", () => {
  const { sinks, tell, follow, disposed, listeners } = start();
  const [first, second]: unknown[][] = [[], []];
  const endFirst = follow(first ?? []);
  const endSecond = follow(second ?? []);
  tell({ kind: "RESYNC" });
  endFirst();
  endFirst();
  tell({ kind: "CHANGED" });
  expect([first, second, sinks.length]).toEqual([["RESYNC"], ["RESYNC", "CHANGED"], 1]);
  endSecond();
  expect([disposed(), listeners()]).toEqual([1, 0]);
});

it("opens again what broke, after longer and longer pauses, and hears what the new one begins with", () => {
  const { sinks, tell, follow, timers, breakSocket } = start();
  const heard: unknown[] = [];
  follow(heard);
  breakSocket();
  sinks[0]?.next({ data: { changed: { kind: "LATE" } } }); // of a stream that is over
  timers[0]?.run();
  sinks[1]?.error(new Error("refused"));
  timers[1]?.run();
  tell({ kind: "RESYNC" });
  sinks[2]?.complete();
  expect(timers.map(({ ms }) => ms)).toEqual([100, 200, 100]);
  expect(heard).toEqual(["RESYNC"]);
});

it("treats an answer without an event as a break, and opens nothing when nobody follows any more", () => {
  const { sinks, tell, follow, timers } = start();
  const end = follow([]);
  tell(null);
  end();
  expect(timers.map(({ isOff }) => isOff)).toEqual([true]);
  expect(sinks).toHaveLength(1);
});
