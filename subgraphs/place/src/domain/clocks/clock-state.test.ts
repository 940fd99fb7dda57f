import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClockRules } from "./clock-rules.ts";
import { advanceClock, type ClockAction, type ClockState, isStillToSet, NEW_CLOCK } from "./clock-state.ts";

const RULES: ClockRules = {
  policy: "CORRECT",
  aboveSeconds: 60,
  timeZone: "Asia/Riyadh",
  quiet: [{ from: 405, to: 495 }], // 06:45-08:15
  mostPerDay: 2,
  isZoneCorrected: false,
};
const NOON = Date.parse("2026-03-01T09:00:00Z");
const DAY_MS = 86_400_000;

/** A clock that is watched; both clocks of the place go on with `pass`. */
class Watched {
  state: ClockState = NEW_CLOCK;
  nowMs: number;
  monotonicMs = 0;
  readonly rules: ClockRules;

  constructor(rules: Partial<ClockRules> = {}, nowMs = NOON) {
    this.rules = { ...RULES, ...rules };
    this.nowMs = nowMs;
  }

  measure(driftMs: number, afterMs = 5_000): readonly ClockAction[] {
    this.nowMs += afterMs;
    this.monotonicMs += afterMs;
    const measure = { atMs: this.nowMs, driftMs, uncertaintyMs: 510 };
    return this.#take({ kind: "MEASURED", measure, shown: "2026-03-01T12:00:00", monotonicMs: this.monotonicMs });
  }

  punch(): void {
    this.#take({ kind: "PUNCHED", monotonicMs: this.monotonicMs });
  }

  end(): void {
    this.#take({ kind: "SET_ENDED" });
  }

  #take(input: Parameters<typeof advanceClock>[2]): readonly ClockAction[] {
    const [state, actions] = advanceClock(this.rules, this.state, input);
    this.state = state;
    return actions;
  }

  get hold() {
    return this.state.facts.hold;
  }
}

const isSet = (actions: readonly ClockAction[]) => actions.some(({ kind }) => kind === "SET");
/** So far off for more than a minute. */
const settle = (watched: Watched, driftMs: number) => {
  watched.measure(driftMs);
  return watched.measure(driftMs, 60_000);
};

it("sets a clock that is off by more than its limit for a minute, once, until that has ended", () => {
  const watched = new Watched();
  expect(isSet(watched.measure(90_000))).toBe(false);
  expect(watched.hold).toBe("UNSETTLED");
  expect(isSet(watched.measure(90_000, 60_000))).toBe(true);
  expect(isSet(watched.measure(90_000))).toBe(false);
  watched.end();
  expect(isSet(watched.measure(90_000))).toBe(true);
});

it("lets a clock be that is off by no more than its limit, as far as the measure tells", () => {
  const watched = new Watched();
  expect(isSet(settle(watched, 60_500))).toBe(false);
  expect([watched.hold, watched.state.facts.isAbove]).toEqual([undefined, false]);
});

describe.each(["NEVER", "REPORT"] as const)("under the policy %s", (policy) => {
  it("sets nothing, and tells once that it is off and once that it is right", () => {
    const watched = new Watched({ policy });
    const told = [90_000, 90_000, 90_000, 0, 0].flatMap((driftMs) => watched.measure(driftMs, 60_000));
    expect(told.filter(({ kind }) => kind !== "NOTE")).toEqual([
      { kind: "REPORT", what: "ABOVE" },
      { kind: "REPORT", what: "WITHIN" },
    ]);
  });
});

it.each([
  ["POLICY", { policy: "REPORT" }, 90_000],
  ["ZONE", {}, 3_600_000],
  ["QUIET", { quiet: [{ from: 715, to: 725 }] }, 90_000],
] as const)("does not set it, and says %s", (hold, rules, driftMs) => {
  const watched = new Watched(rules);
  expect(isSet(settle(watched, driftMs))).toBe(false);
  expect(watched.hold).toBe(hold);
});

it("sets one that looks like another zone where that is wanted", () => {
  expect(isSet(settle(new Watched({ isZoneCorrected: true }), -3_600_000))).toBe(true);
});

it("waits for a minute after a punch", () => {
  const watched = new Watched();
  watched.measure(90_000);
  watched.measure(90_000, 59_000);
  watched.punch();
  expect(isSet(watched.measure(90_000, 30_000))).toBe(false);
  expect(watched.hold).toBe("PUNCHING");
  expect(isSet(watched.measure(90_000, 30_000))).toBe(true);
});

it("waits after the place's own clock was set, which makes every reader wrong at once", () => {
  const watched = new Watched();
  settle(watched, 0);
  watched.nowMs -= 90_000; // and the clock that cannot be set goes on
  expect(watched.measure(90_000)).toMatchObject([{ kind: "NOTE", entry: { cause: "PLACE_CLOCK" } }, {}]);
  expect(isSet(watched.measure(90_000, 3_599_000))).toBe(false);
  expect(watched.hold).toBe("PLACE_CLOCK");
  expect(isSet(watched.measure(90_000, 60_000))).toBe(true);
});

it("waits after a start at which a clock seems to have jumped: a machine may begin with a wrong time", () => {
  const before = new Watched();
  settle(before, 0);
  const watched = new Watched({}, before.nowMs);
  watched.state = { ...NEW_CLOCK, facts: before.state.facts };
  expect(isSet(settle(watched, 90_000))).toBe(false);
  expect(watched.hold).toBe("PLACE_CLOCK");
  const again = new Watched({}, watched.nowMs);
  again.state = { ...NEW_CLOCK, facts: watched.state.facts };
  expect(isSet(settle(again, 90_000))).toBe(false);
  expect(isSet(again.measure(90_000, 3_600_000))).toBe(true);
});

it("sets nothing by a place that knows no time", () => {
  const watched = new Watched({}, Date.UTC(1970, 0, 2));
  expect(isSet(settle(watched, 90_000))).toBe(false);
  expect(watched.hold).toBe("PLACE_CLOCK");
});

it("gives up for the day after as many times as may be, also where the reader keeps its own time", () => {
  const watched = new Watched();
  let times = 0;
  for (let count = 0; count < 20; count++) {
    if (isSet(watched.measure(90_000, 3_600_000))) times++;
    watched.end();
  }
  expect([times, watched.hold]).toEqual([2, "TOO_OFTEN"]);
});

it("forgets no limit over a start", () => {
  const watched = new Watched();
  settle(watched, 90_000);
  watched.end();
  settle(watched, 90_000);
  const after = new Watched({}, watched.nowMs);
  after.state = { ...NEW_CLOCK, facts: JSON.parse(JSON.stringify(watched.state.facts)) };
  expect(isSet(settle(after, 90_000))).toBe(false);
  expect(after.hold).toBe("TOO_OFTEN");
});

it("asks again, just before, whether it is still wanted", () => {
  const watched = new Watched();
  settle(watched, 90_000);
  const { monotonicMs } = watched;
  const measure = { atMs: watched.nowMs, driftMs: 90_000, uncertaintyMs: 510 };
  expect(isStillToSet(watched.rules, watched.state, { measure, monotonicMs })).toBe(true);
  expect(isStillToSet(watched.rules, watched.state, { measure: { ...measure, driftMs: 0 }, monotonicMs })).toBe(false);
  watched.punch();
  expect(isStillToSet(watched.rules, watched.state, { measure, monotonicMs })).toBe(false);
});

it("tells once of a date that no calendar has", () => {
  const [state, first] = advanceClock(RULES, NEW_CLOCK, { kind: "NO_DATE" });
  expect(first).toEqual([{ kind: "REPORT", what: "NO_DATE" }]);
  expect(advanceClock(RULES, state, { kind: "NO_DATE" })[1]).toEqual([]);
});

it("whatever happens: sets only what is off, never oftener than may be, never in quiet times", () => {
  const event = fc.record({
    afterMs: fc.integer({ min: 1_000, max: 6 * 3_600_000 }),
    driftMs: fc.integer({ min: -200_000, max: 200_000 }),
    isPunch: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const watched = new Watched();
      const setMs: number[] = [];
      for (const { afterMs, driftMs, isPunch } of events) {
        if (isSet(watched.measure(driftMs, afterMs))) {
          setMs.push(watched.nowMs);
          expect(Math.abs(driftMs)).toBeGreaterThan(60_000);
          const minute = Math.floor(watched.nowMs / 60_000 + 180) % 1_440; // Riyadh
          expect(minute < 405 || minute >= 495).toBe(true);
        }
        watched.end();
        if (isPunch) watched.punch();
      }
      for (const first of setMs)
        expect(setMs.filter((ms) => ms >= first && ms < first + DAY_MS).length).toBeLessThanOrEqual(2);
    }),
    { seed: 603, numRuns: 300 },
  );
});
