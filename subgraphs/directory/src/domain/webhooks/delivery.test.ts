import { describe, expect, it } from "vitest";
import { createDelivery, type Delivery, resend, takeAttempt, TRIED_FOR_MS } from "./delivery.ts";

const NOW = 1_790_000_000_000;
const NEW = createDelivery({ webhookId: "webhook/a", kind: "TEST", body: "{}" }, NOW);
const answer = (delivery: Delivery, status: number, atMs = NOW, random = 1) =>
  takeAttempt(delivery, { kind: "ANSWERED", status }, { atMs, random });

it("is due at once, under an id of its own", () => {
  expect(NEW).toMatchObject({ state: "WAITING", nextAtMs: NOW, attempts: 0, fault: null });
  expect(createDelivery(NEW, NOW).id).not.toBe(NEW.id);
  expect(NEW.id).toMatch(/^msg_[\w-]{22}$/);
});

it("is due later where it is told later, and tried for as long from then on", () => {
  const held = createDelivery(NEW, NOW, NOW + 5);
  expect(held).toMatchObject({ createdAtMs: NOW, nextAtMs: NOW + 5, triedUntilMs: NOW + 5 + TRIED_FOR_MS });
});

it.each([200, 202, 204, 299])("is over when its receiver answers %s", (status) => {
  expect(answer(NEW, status)).toMatchObject({ state: "DELIVERED", nextAtMs: null, statusCode: status, fault: null });
});

it.each([
  [301, "REDIRECT"],
  [304, "REDIRECT"],
  [400, "STATUS"],
  [404, "STATUS"],
  [500, "STATUS"],
])("waits when its receiver answers %s", (status, fault) => {
  expect(answer(NEW, status)).toMatchObject({ state: "WAITING", statusCode: status, fault, attempts: 1 });
});

describe("the pauses", () => {
  it("grow fourfold up to six hours, each between half and all of it", () => {
    let whole = NEW;
    let half = NEW;
    const pauses = Array.from({ length: 9 }, () => {
      whole = answer(whole, 500, NOW, 1);
      half = answer(half, 500, NOW, 0);
      return [(half.nextAtMs ?? 0) - NOW, (whole.nextAtMs ?? 0) - NOW];
    });
    const seconds = [5, 20, 80, 320, 1_280, 5_120, 20_480, 21_600, 21_600];
    expect(pauses).toEqual(seconds.map((it) => [it * 500, it * 1_000]));
  });

  it("are longer, never shorter, where the receiver asks for it, and no longer than six hours", () => {
    const ask = (retryAfterMs: number) =>
      takeAttempt(NEW, { kind: "ANSWERED", status: 429, retryAfterMs }, { atMs: NOW, random: 1 }).nextAtMs ?? 0;
    expect(ask(60_000) - NOW).toBe(60_000);
    expect(ask(1_000) - NOW).toBe(5_000);
    expect(ask(86_400_000) - NOW).toBe(21_600_000);
  });
});

it("fails when three days are over, and says how the last try ended", () => {
  const last = { ...NEW, attempts: 12 };
  const justBefore = NOW + TRIED_FOR_MS - 6 * 3_600_000;
  expect(answer(last, 503, justBefore).state).toBe("WAITING");
  expect(answer(last, 503, justBefore + 1)).toMatchObject({ state: "FAILED", nextAtMs: null, fault: "STATUS" });
});

it.each(["NAME_NOT_FOUND", "UNREACHABLE", "TIMEOUT"] as const)("waits after %s", (fault) => {
  expect(takeAttempt(NEW, { kind: "FAULT", fault }, { atMs: NOW, random: 0 }).state).toBe("WAITING");
});

it("is not tried again at an address that is not called, nor where the receiver is gone for good", () => {
  const refused = takeAttempt(NEW, { kind: "FAULT", fault: "ADDRESS_NOT_ALLOWED" }, { atMs: NOW, random: 0 });
  expect(refused).toMatchObject({ state: "FAILED", fault: "ADDRESS_NOT_ALLOWED", nextAtMs: null });
  expect(answer(NEW, 410).state).toBe("FAILED");
});

it("begins anew when it is sent again: the same message, with its time before it", () => {
  const later = NOW + 10 * TRIED_FOR_MS;
  const again = resend({ ...answer(NEW, 410), attempts: 9 }, later);
  expect(again).toMatchObject({ id: NEW.id, body: NEW.body, state: "WAITING", attempts: 0, nextAtMs: later });
  expect(answer(again, 500, later).state).toBe("WAITING");
});
