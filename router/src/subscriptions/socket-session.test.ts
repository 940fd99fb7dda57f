import type { Viewer } from "@biometricflow/service/identity/viewer";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSession } from "./socket-session.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const viewer = (change: Partial<Viewer> = {}): Viewer => ({
  subject: "admin",
  name: "admin",
  role: "ADMIN",
  places: "*",
  sessionId: "s1",
  issuedAtMs: 0,
  expiresAtMs: 1000,
  ...change,
});

it("is nobody's once its token has expired, even before anyone was told", () => {
  const session = createSession(viewer(), () => {});
  expect(session.viewer()).toEqual(viewer());
  vi.setSystemTime(1000);
  expect(session.viewer()).toBeUndefined();
});

it("tells once that its token expired, at the end of the last one", () => {
  const onExpired = vi.fn<() => void>();
  const session = createSession(viewer(), onExpired);
  vi.advanceTimersByTime(900);
  expect(session.renew(viewer({ expiresAtMs: 3000 }))).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(onExpired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(onExpired).toHaveBeenCalledTimes(1);
});

it("is renewed by the account that began it alone, and by whoever viewed as it alone", () => {
  const own = createSession(viewer(), () => {});
  expect(own.renew(viewer({ subject: "other" }))).toBe(false);
  expect(own.renew(viewer({ viewedBy: "account/boss" }))).toBe(false);
  const viewed = createSession(viewer({ viewedBy: "account/boss" }), () => {});
  expect(viewed.renew(viewer())).toBe(false);
  expect(viewed.renew(viewer({ viewedBy: "account/boss", expiresAtMs: 3000 }))).toBe(true);
});

it("is nobody's after its end, and no renewal that comes late brings it back or sets a timer", () => {
  const onExpired = vi.fn<() => void>();
  const session = createSession(viewer(), onExpired);
  session.end();
  expect(session.viewer()).toBeUndefined();
  expect(session.renew(viewer({ expiresAtMs: 3000 }))).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

it("refuses another subject's token", () => {
  const session = createSession(viewer(), () => {});
  expect(session.renew(viewer({ subject: "somebody-else" }))).toBe(false);
});
