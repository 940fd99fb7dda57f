/** How soon an open subscription ends whose session was ended, by a clock that nothing but the test moves on. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { REVOCATION_POLL_MS } from "../../../router/src/directory/directory-link.ts";
import { PATIENCE_MS } from "../../setup/patience-ms.ts";
import { type Harness, startHarness } from "../harness.ts";
import { STREAM } from "../stream-client.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

const WITHIN_MS = 5000;
const STEP_MS = 500;

let harness: Harness;
const sockets: RawSocket[] = [];
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-27T10:00:00Z"), toFake: ["Date", "setTimeout", "clearTimeout"] });
  vi.spyOn(AbortSignal, "timeout").mockImplementation(abortAfter);
  harness = await startHarness({
    places: { riyadh: 3 },
    settings: { revocationPollMs: REVOCATION_POLL_MS, registryPollMs: 3_600_000 },
  });
});
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  vi.useRealTimers();
  vi.restoreAllMocks();
  await harness.stop();
});

/** The runtime's own deadlines run by a clock that no test reaches; here they are the test's too. */
function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}

/** Waits for what is under way on real sockets; the test's clock stands still meanwhile. */
async function hear(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`did not come: ${what}`);
    await new Promise(setImmediate);
  }
}

/** Lets time go by in small steps, so that what one moment begins is there for the next. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await vi.advanceTimersByTimeAsync(Math.min(STEP_MS, ms - passed));
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const punches = ({ messages }: RawSocket) => messages.filter(({ type }) => type === "next").length;

/** A socket with a subscription that has begun. */
async function subscribe(token: string): Promise<RawSocket> {
  const raw = await openRawSocket(harness.url, bearer(token));
  sockets.push(raw);
  await hear(() => raw.messages.some(({ type }) => type === "connection_ack"), "the socket is let in");
  raw.send({ type: "subscribe", id: "1", payload: { query: STREAM } });
  await hear(() => punches(raw) > 0, "the subscription has begun");
  return raw;
}

async function expectLive(raw: RawSocket): Promise<void> {
  const before = punches(raw);
  harness.place("riyadh").punch();
  await hear(() => punches(raw) > before, "a punch");
  expect(raw.closed()).toBeUndefined();
}

const statusOf = async (token: string) => (await harness.query("{ me { id } }", { token })).status;

describe("a session that is ended in the directory", () => {
  it("has no subscription and no request left five seconds later, and its neighbour has both", async () => {
    const [ended, other] = [harness.token({ sid: "ended" }), harness.token({ sid: "other" })];
    const [gone, stays] = [await subscribe(ended), await subscribe(other)];
    await expectLive(gone);
    harness.revoke(["ended"]);
    await pass(WITHIN_MS);
    await hear(() => gone.closed() !== undefined, "the end of the subscription");
    expect([gone.closed(), await statusOf(ended)]).toEqual([4401, 401]);
    await expectLive(stays);
    expect(await statusOf(other)).toBe(200);
  });

  it("has none left five seconds later either when the directory left the question before unanswered", async () => {
    const [gone, stays] = [
      await subscribe(harness.token({ sid: "ended" })),
      await subscribe(harness.token({ sid: "other" })),
    ];
    const asked = harness.askedDirectory();
    harness.sayInDirectory(null);
    await pass(REVOCATION_POLL_MS);
    await hear(() => harness.askedDirectory() > asked, "the question that gets no answer");
    harness.sayInDirectory(undefined);
    harness.revoke(["ended"]);
    await pass(WITHIN_MS);
    await hear(() => gone.closed() !== undefined, "the end of the subscription");
    expect(gone.closed()).toBe(4401);
    await expectLive(stays);
  });
});

describe("a session that is ended while nobody can ask the directory", () => {
  const LIFE_SECONDS = 20;
  const exchange = async (token: string): Promise<string> => {
    const answer = await fetch(`${harness.url}/auth/socket`, { method: "POST", headers: bearer(token) });
    return Object(await answer.json()).access_token;
  };
  const KINDS = [
    ["its token's", async (token: string) => token],
    ["a socket token's", exchange],
  ] as const;

  it.each(KINDS)("has its subscription for %s life, and neither longer nor by asking again", async (_kind, toToken) => {
    const [short, long] = [harness.token({ sid: "ended" }, LIFE_SECONDS), harness.token({ sid: "other" })];
    const [gone, stays] = [await subscribe(await toToken(short)), await subscribe(long)];
    await harness.stopDirectory();
    harness.revoke(["ended"]);
    await pass((LIFE_SECONDS - 1) * 1000);
    const again = await toToken(short);
    gone.send({ type: "ping", payload: bearer(again) });
    await hear(() => gone.messages.some(({ type }) => type === "pong"), "the answer to the renewal");
    await expectLive(gone);
    await pass(1000);
    await hear(() => gone.closed() !== undefined, "the end of the subscription");
    expect(gone.closed()).toBe(4403);
    expect([await statusOf(short), await statusOf(long)]).toEqual([401, 200]);
    await expectLive(stays);
  });
});
