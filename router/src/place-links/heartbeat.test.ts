import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startHeartbeat } from "./heartbeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const events = new EventEmitter();
  const sent: unknown[] = [];
  const silences: number[] = [];
  const socket = {
    send: (text: string) => void sent.push(JSON.parse(text)),
    on: (event: string, listener: () => void) => events.on(event, listener),
  };
  let answeredAt = Date.now();
  const stop = startHeartbeat(socket, {
    toPayload: (isRenewal) => (isRenewal ? { authorization: "t" } : {}),
    onSilence: () => void silences.push(Date.now() - answeredAt),
  });
  const answer = () => {
    answeredAt = Date.now();
    events.emit("message");
  };
  return { sent, silences, stop, answer, close: () => events.emit("close") };
}

it("gives a socket up within three seconds of its last sign of life, and only once", () => {
  const { silences, answer } = start();
  vi.advanceTimersByTime(760);
  answer();
  vi.advanceTimersByTime(20_000);
  expect(silences).toEqual([2990]);
});

it("keeps a socket that answers slowly", () => {
  const { silences, answer } = start();
  for (let second = 0; second < 30; second++) {
    vi.advanceTimersByTime(2000);
    answer();
  }
  expect(silences).toEqual([]);
});

it("takes any message for a sign of life, and shows its token with every fourth ping", () => {
  const { sent, silences, answer } = start();
  for (let beat = 0; beat < 7; beat++) {
    answer();
    vi.advanceTimersByTime(750);
  }
  const renewal = { type: "ping", payload: { authorization: "t" } };
  const plain = { type: "ping", payload: {} };
  expect(sent).toEqual([renewal, plain, plain, plain, renewal, plain, plain, plain]);
  expect(silences).toEqual([]);
});

it.each(["stop", "close"] as const)("ends at its %s", (ending) => {
  const beating = start();
  beating[ending]();
  vi.advanceTimersByTime(10_000);
  expect([beating.sent.length, beating.silences, vi.getTimerCount()]).toEqual([1, [], 0]);
});
