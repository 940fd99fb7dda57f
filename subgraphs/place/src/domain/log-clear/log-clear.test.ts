import { expect, it } from "vitest";
import { advanceLogClear, type LogClear, type LogClearInput } from "./log-clear.ts";

const HOUR = 3_600_000;
const ASK = {
  kind: "ASK",
  asked: { id: "r1", readerId: "gate-1", note: "full" },
  by: "amal",
  delayMs: 24 * HOUR,
} as const;
const order = (by: string) => ({ kind: "ORDER", id: "r1", by, jobId: "j1", rows: 7 }) as const;
const FAILURE = { code: "COUNT_DIFFERS", message: "somebody punched" };

type Step = readonly [hour: number, input: LogClearInput];

/** The state after inputs, each at its hour, and what the last one wanted done. */
function run(...inputs: readonly Step[]) {
  let [clear, actions]: ReturnType<typeof advanceLogClear> = [undefined, []];
  for (const [hour, input] of inputs) [clear, actions] = advanceLogClear(clear, input, hour * HOUR);
  return { clear, actions };
}

const asked = (...more: readonly Step[]) => run([0, ASK], ...more);
const refused = (reason: string) => [{ kind: "REFUSE", reason }];

it("waits for seven days, and one at a time", () => {
  const { clear } = asked();
  const times = { askedMs: 0, aloneFromMs: 24 * HOUR, lapsesMs: 168 * HOUR };
  expect(clear).toEqual({ id: "r1", readerId: "gate-1", note: "full", state: "WAITING", askedBy: "amal", ...times });
  expect(asked([1, { ...ASK, by: "badr" }])).toEqual({ clear, actions: refused("ALREADY_ASKED") });
  const look = { kind: "LOOK", isJobOver: true } as const;
  expect(asked([167, look]).clear?.state).toBe("WAITING");
  expect(asked([168, look]).clear).toMatchObject({ state: "LAPSED", endedMs: 168 * HOUR });
  expect(asked([168, { kind: "CONFIRM", id: "r1", by: "badr" }]).actions).toEqual(refused("NOT_WAITING"));
  const again = asked([168, { ...ASK, asked: { ...ASK.asked, id: "r2" } }]);
  expect(again).toMatchObject({ clear: { id: "r2", state: "WAITING" }, actions: [] });
});

it.each([
  ["another account at once", "badr", 0, true],
  ["whoever asked not within the delay", "amal", 23.99, false],
  ["whoever asked after it", "amal", 24, true],
])("is confirmed by %s", (_who, by, hour, may) => {
  const actions = [{ kind: "START" }];
  const confirmed = asked([hour, { kind: "CONFIRM", id: "r1", by }]);
  expect(confirmed).toMatchObject({ clear: { state: "WAITING" }, actions: may ? actions : refused("TOO_EARLY") });
  const ordered = asked([hour, order(by)]);
  expect(ordered.actions).toEqual(may ? [{ kind: "TELL_READER" }] : refused("TOO_EARLY"));
  expect(ordered.clear?.state).toBe(may ? "ORDERED" : "WAITING");
});

it("takes no API key for a second person", () => {
  const confirm = (by: string) => ({ kind: "CONFIRM", id: "r1", by }) as const;
  expect(asked([1, confirm("key/cron")]).actions).toEqual(refused("TOO_EARLY"));
  expect(run([0, { ...ASK, by: "key/cron" }], [1, confirm("account/amal")]).actions).toEqual(refused("TOO_EARLY"));
  expect(asked([24, confirm("key/cron")]).actions).toEqual([{ kind: "START" }]);
});

it("says by whom, and of how many rows, a log was cleared", () => {
  const { clear } = asked([1, order("badr")], [2, { kind: "DONE", id: "r1" }]);
  expect(clear).toMatchObject({ state: "CLEARED", askedBy: "amal", confirmedBy: "badr", rows: 7, endedMs: 2 * HOUR });
  for (const input of [order("badr"), { kind: "WITHDRAW", id: "r1", by: "amal" }] as const)
    expect(advanceLogClear(clear, input, 3 * HOUR)).toEqual([clear, refused("NOT_WAITING")]);
});

it("waits on where nothing was cleared, and says why", () => {
  const { clear } = asked([1, order("badr")], [2, { kind: "NOT_DONE", id: "r1", failure: FAILURE }]);
  const waiting: LogClear | undefined = asked().clear;
  expect(clear).toEqual({ ...waiting, refusal: { ...FAILURE, atMs: 2 * HOUR } });
  expect(advanceLogClear(clear, order("badr"), 3 * HOUR)[0]).not.toHaveProperty("refusal");
});

it("is unsure where the reader was told and nobody knows more", () => {
  const told = [1, order("badr")] as const;
  expect(asked(told, [2, { kind: "LOST", id: "r1" }]).clear).toMatchObject({ state: "UNSURE", rows: 7 });
  expect(asked(told, [2, { kind: "LOOK", isJobOver: false }]).clear?.state).toBe("ORDERED");
  const lost = asked(told, [2, { kind: "LOOK", isJobOver: true }]);
  expect(lost.clear).toMatchObject({ state: "UNSURE", endedMs: 2 * HOUR });
});

it("is withdrawn while it waits, and another one's id changes nothing", () => {
  const { clear } = asked([1, { kind: "WITHDRAW", id: "r1", by: "badr" }]);
  expect(clear).toMatchObject({ state: "WITHDRAWN", withdrawnBy: "badr", endedMs: HOUR });
  expect(asked([1, { kind: "WITHDRAW", id: "r0", by: "badr" }]).actions).toEqual(refused("NOT_WAITING"));
  expect(asked([1, order("badr")], [2, { kind: "WITHDRAW", id: "r1", by: "amal" }]).clear?.state).toBe("ORDERED");
  expect(run([0, { kind: "CONFIRM", id: "r1", by: "badr" }])).toEqual({
    clear: undefined,
    actions: refused("NOT_WAITING"),
  });
});
