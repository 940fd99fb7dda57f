import { toStepFailure } from "./step-failure.ts";
import { expect, it } from "vitest";
import type { DeviceRecord } from "../domain/device.ts";
import { DEFAULT_TIMING } from "./reader-plan.ts";
import { advance, createVisitState } from "./visit-state.ts";
import type { VisitAction, VisitInput, VisitStep } from "./visit-words.ts";

const LAST_SEEN_MS = 1_000;
const DEVICE: DeviceRecord = {
  id: "riyadh/gate-1",
  readerId: "gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  lastSeenMs: LAST_SEEN_MS,
  serialNumber: "SN1",
  rowsStored: 0,
  rowsSetAside: 0,
  newSinceProof: 0,
};
const IDENTITY = { serialNumber: "SN1", model: "K40", platform: undefined, firmware: undefined, macAddress: undefined };

type TicketedStep = VisitStep & { readonly ticket: number };

const isStep = (action: VisitAction): action is TicketedStep => action.kind !== "report";

/** Runs a collector's decisions; steps fail where `fails` says so. @returns each step, in order. */
function play(
  fails: (step: VisitStep, nth: number) => string | undefined,
  count: number,
  { device, nowMs } = { device: DEVICE, nowMs: 5_000 },
): readonly VisitStep[] {
  const steps: VisitStep[] = [];
  let state = createVisitState({ mode: { kind: "LIVE" }, timing: DEFAULT_TIMING });
  let input: VisitInput = { kind: "start" };
  while (steps.length < count) {
    const [next, actions] = advance(state, input);
    state = next;
    const step = actions.find(isStep);
    if (step === undefined) break;
    steps.push(step);
    const { ticket } = step;
    const message = fails(step, steps.filter(({ kind }) => kind === step.kind).length);
    input =
      message === undefined
        ? { kind: "done", ticket, nowMs, device, identity: IDENTITY }
        : { kind: "failed", ticket, nowMs, failure: toStepFailure(new Error(message)) };
  }
  return steps;
}

it("begins the visit after a loss that could not be recorded with recording it", () => {
  const isDiskFull = (step: VisitStep, nth: number) => step.kind === "record" && nth > 1;
  const steps = play((step, nth) => {
    if (step.kind === "listen" && nth === 1) return "the connection broke";
    return isDiskFull(step, nth) ? "disk full" : undefined;
  }, 12);
  const admissions = steps.flatMap((step) => (step.kind === "admit" ? [step.change] : []));
  expect(admissions[0]).toMatchObject({ facts: { status: "ONLINE" } });
  expect(admissions[0]?.facts).not.toHaveProperty("gapFromMs");
  expect(admissions[1]).toMatchObject({ facts: { status: "CONNECTING", gapFromMs: LAST_SEEN_MS }, feed: "GAP" });
});

const DAILY_READ = { timeZone: "UTC", atMinute: 180, quiet: [{ from: 240, to: 300 }] };
const HOUR_MS = 3_600_000;
const PROVEN: DeviceRecord = {
  ...DEVICE,
  dailyRead: DAILY_READ,
  punches: 1,
  rowsStored: 1,
  capacity: 9,
  proof: { atMs: 0, countAtRead: 1, countAfterRead: 1, rowsRead: 1, operationsAtRead: 0, liveAfterRead: 0 },
  cursor: { layout: "R40", slots: 1, end: 1, blanks: 0, anchor: "" },
  unreadUsers: 0,
};

it.each([
  ["before its hour", 3 * HOUR_MS - 1, []],
  ["from its hour on", 3 * HOUR_MS, [{ kind: "readLog", isWhole: true }]],
  ["not in quiet minutes", 4 * HOUR_MS, []],
  ["after them", 5 * HOUR_MS, [{ kind: "readLog", isWhole: true }]],
])("reads the log of a reader of which nothing is in doubt whole once a day: %s", (_name, nowMs, expected) => {
  const steps = play(() => undefined, 12, { device: PROVEN, nowMs });
  expect(steps.filter(({ kind }) => kind === "readLog").slice(0, 1)).toMatchObject(expected);
  expect(steps.filter(({ kind }) => kind === "readLog").length > 0).toBe(expected.length > 0);
});

it("comes at once to a reader that was found while it waits for the next visit, and disturbs no visit under way", () => {
  const answer = { kind: "done", nowMs: 5_000, device: DEVICE } as const;
  const found = { kind: "found", nowMs: 6_000 } as const;
  let state = createVisitState({ mode: { kind: "LIVE" }, timing: DEFAULT_TIMING });
  const take = (input: VisitInput) => {
    const [next, actions] = advance(state, input);
    state = next;
    return actions.filter(isStep).map(({ kind }) => kind);
  };
  take({ kind: "start" });
  take({ ...answer, ticket: state.ticket });
  take({ ...answer, ticket: state.ticket });
  expect([state.phase, take(found)]).toEqual(["OPENING", []]);
  take({ kind: "failed", ticket: state.ticket, nowMs: 5_000, failure: toStepFailure(new Error("away")) });
  take({ ...answer, ticket: state.ticket });
  take({ ...answer, ticket: state.ticket });
  expect([state.phase, take(found)]).toEqual(["RESTING", ["open"]]);
});
