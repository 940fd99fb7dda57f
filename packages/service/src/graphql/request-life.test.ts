import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { requestError } from "../errors/error-codes.ts";
import { beginRequestLife, parseDeadline } from "./request-life.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const codeOf = (signal: AbortSignal): unknown => (signal.aborted ? signal.reason.extensions.code : undefined);

it("ends a request when its deadline is over, with the code it was given", () => {
  const { signal } = beginRequestLife({ deadlineMs: 200, code: "PLACE_TIMEOUT" });
  vi.advanceTimersByTime(199);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(codeOf(signal)).toBe("PLACE_TIMEOUT");
});

it.each([undefined, 1e8])("ends a request whose deadline is %s after a minute", (deadlineMs) => {
  const { signal } = beginRequestLife({ deadlineMs, code: "PLACE_TIMEOUT" });
  vi.advanceTimersByTime(60_000);
  expect(codeOf(signal)).toBe("PLACE_TIMEOUT");
});

it("says that the caller gave a time where one did", () => {
  const given = beginRequestLife({ deadlineMs: 200, code: "PLACE_TIMEOUT" });
  const none = beginRequestLife({ deadlineMs: undefined, code: "PLACE_TIMEOUT" });
  vi.advanceTimersByTime(60_000);
  expect([given.signal.reason.message, none.signal.reason.message]).toEqual([
    "The time that the caller gave for the answer is over",
    "The answer took longer than a minute",
  ]);
});

it("ends a request once: by its caller, by an error, or not at all", () => {
  const left = beginRequestLife({ deadlineMs: 10, code: "PLACE_TIMEOUT" });
  left.leave();
  expect(codeOf(left.signal)).toBe("PLACE_TIMEOUT");
  const refused = beginRequestLife({ deadlineMs: 10, code: "PLACE_TIMEOUT" });
  refused.end(requestError("PLACE_OVERLOADED", "no room"));
  refused.leave();
  expect(codeOf(refused.signal)).toBe("PLACE_OVERLOADED");
  const finished = beginRequestLife({ deadlineMs: 10, code: "PLACE_TIMEOUT" });
  finished.finish();
  vi.advanceTimersByTime(100_000);
  finished.leave();
  expect(finished.signal.aborted).toBe(false);
  const endless = beginRequestLife({ deadlineMs: "NONE", code: "PLACE_TIMEOUT" });
  vi.advanceTimersByTime(1e9);
  expect(endless.signal.aborted).toBe(false);
  endless.leave();
  expect(codeOf(endless.signal)).toBe("PLACE_TIMEOUT");
});

it.each([
  ["250", 250],
  [250, 250],
  ["0", 0],
  ["-1", undefined],
  ["1.5", undefined],
  [1.5, undefined],
  [-1, undefined],
  ["soon", undefined],
  [["1", "2"], undefined],
  [null, undefined],
])("reads the deadline %j as %s", (value, ms) => {
  expect(parseDeadline(value)).toBe(ms);
});
