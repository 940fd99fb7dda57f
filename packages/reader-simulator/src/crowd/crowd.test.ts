import { describe, expect, it } from "vitest";
import { toLocal, toWallSeconds } from "../device-time.ts";
import { generatePopulation } from "../generate-log.ts";
import { STATE } from "../habit.ts";
import { createRandom } from "../random.ts";
import type { Weekday } from "../weekday.ts";
import { type Crowd, createCrowd } from "./crowd.ts";
import { anyPunch, nextPunches, type PlannedPunch } from "./next-punches.ts";
import { type Presence, see } from "./presence.ts";
import { type Schedule, startSchedule } from "./schedule.ts";

/** The demo organisation: people by reader, weekend, hours ahead of UTC. */
const PLACES: readonly [string, readonly number[], readonly Weekday[], number][] = [
  ["riyadh", [29, 19, 10], ["FRI", "SAT"], 3],
  ["cairo", [23, 13], ["FRI", "SAT"], 2],
  ["dubai", [16, 10], ["SAT", "SUN"], 4],
];

function toCrowd(place: string, shares: readonly number[], weekend: readonly Weekday[], seed = 11): Crowd {
  const users = generatePopulation({ seed, people: shares.reduce((sum, share) => sum + share, 0), place });
  let first = 0;
  const readers = shares.map((share, index) => ({
    id: `gate-${index + 1}`,
    seed: seed + index,
    users: users.slice(first, (first += share)),
  }));
  return createCrowd({ seed, readers, weekend });
}

const riyadh = toCrowd("riyadh", [29, 19, 10], ["FRI", "SAT"]);

/** Lets a faked wall clock run from one local time to another; every punch is taken by its reader. */
function watch(crowd: Crowd, from: string, to: string): readonly PlannedPunch[] {
  const punches: PlannedPunch[] = [];
  let presence: Presence = new Map();
  let schedule = startSchedule(crowd, toWallSeconds(from));
  for (let now = toWallSeconds(from); now <= toWallSeconds(to); now = toNextLook(schedule, now)) {
    const [next, due] = nextPunches(crowd, { schedule, presence }, now);
    schedule = next;
    for (const punch of due) presence = see(presence, punch);
    punches.push(...due);
  }
  return punches;
}

/** When the next step is due, and in less than a minute in any case: what comes later was missed. */
function toNextLook({ steps }: Schedule, now: number): number {
  return Math.min(Math.max(steps[0]?.seconds ?? Infinity, now + 1), now + 50);
}

const countBetween = (punches: readonly { seconds: number }[], from: string, to: string) =>
  punches.filter(({ seconds }) => seconds >= toWallSeconds(from) && seconds < toWallSeconds(to)).length;

/** A working week of Riyadh with its weekend: Sunday 22 to Saturday 28 November 2026. */
const week = watch(riyadh, "2026-11-22T00:00:00", "2026-11-29T00:00:00");

describe("the people of a place", () => {
  it("do the same for the same seed, and something else for another", () => {
    const day = ["2026-11-22T00:00:00", "2026-11-23T00:00:00"] as const;
    expect(watch(toCrowd("riyadh", [29, 19, 10], ["FRI", "SAT"]), ...day)).toEqual(watch(riyadh, ...day));
    expect(watch(toCrowd("riyadh", [29, 19, 10], ["FRI", "SAT"], 12), ...day)).not.toEqual(watch(riyadh, ...day));
  });

  it("never come in twice in a row nor leave twice in a row", () => {
    const last = new Map<string, number>();
    const repeated = week.filter(({ pin, state }) => {
      const before = last.get(pin);
      last.set(pin, state);
      return state !== STATE.NONE && before === state;
    });
    expect(week.length).toBeGreaterThan(3_000);
    expect(repeated).toEqual([]);
  });

  it("are those of the readers, and use every reader", () => {
    const pins = new Set(riyadh.members.map(({ pin }) => pin));
    expect(week.filter(({ pin }) => !pins.has(pin))).toEqual([]);
    expect(new Set(week.map(({ reader }) => reader))).toEqual(new Set(riyadh.readers));
  });

  it.each(["22", "23", "24", "25", "26"])("come, eat and leave in bursts on working day %s", (day) => {
    const at = (time: string) => `2026-11-${day}T${time}:00`;
    const quiet = countBetween(week, at("10:00"), at("11:40")) / 10; // in ten minutes
    const arrivals = countBetween(week, at("07:50"), at("08:00"));
    const lunch = countBetween(week, at("12:25"), at("12:35"));
    const leaving = countBetween(week, at("17:00"), at("17:10"));
    expect(Math.min(arrivals, lunch, leaving)).toBeGreaterThan(quiet * 1.2);
    expect(arrivals + lunch + leaving).toBeGreaterThan(quiet * 4.5);
  });

  it("are few by night and on the days off of their place", () => {
    const working = countBetween(week, "2026-11-23T09:00:00", "2026-11-23T16:00:00") / 7; // in an hour
    const night = countBetween(week, "2026-11-23T20:00:00", "2026-11-24T06:00:00") / 10;
    const friday = countBetween(week, "2026-11-27T09:00:00", "2026-11-27T16:00:00") / 7;
    expect(working).toBeGreaterThan(60);
    expect([night > 8 && night < working / 3, friday > 8 && friday < working / 3]).toEqual([true, true]);
  });

  it("come in when they mean to go out and were not seen coming", () => {
    const punches = watch(riyadh, "2026-11-22T10:00:00", "2026-11-22T17:00:00");
    const first = new Map(punches.toReversed().map(({ pin, state }) => [pin, state]));
    expect(first.size).toBeGreaterThan(40);
    expect([...first].filter(([, state]) => state === STATE.OUT)).toEqual([]);
  });

  it("leave without a punch at the latest after fourteen hours", () => {
    const { pin } = riyadh.members.find(({ pressesKeys }) => pressesKeys) ?? { pin: "" };
    const came = { pin, seconds: 0, state: STATE.IN };
    const punchAt = (hours: number) => see(see(new Map(), came), { pin, seconds: hours * 3600, state: STATE.NONE });
    expect(punchAt(13).get(pin)?.isIn).toBe(false);
    expect(punchAt(15).get(pin)?.isIn).toBe(true);
  });

  it("do not make up for the time in which nobody looked", () => {
    const schedule = startSchedule(riyadh, toWallSeconds("2026-11-22T01:00:00"));
    const [next, due] = nextPunches(riyadh, { schedule, presence: new Map() }, toWallSeconds("2026-11-22T09:00:00"));
    expect(due).toEqual([]);
    expect(toLocal(next.steps[0]?.seconds ?? 0)).toMatch(/^2026-11-22T09:00/);
  });
});

describe("whoever begins to watch", () => {
  it.each(["10:00", "18:00", "23:00", "03:00"])("sees somebody within half a minute at %s", (time) => {
    for (const day of ["22", "26", "27", "28"]) {
      const from = `2026-11-${day}T${time}:00`;
      const [first] = watch(riyadh, from, `2026-11-${day}T${time}:40`);
      expect((first?.seconds ?? Infinity) - toWallSeconds(from)).toBeLessThanOrEqual(30);
    }
  });

  it.each([1, 2, 3, 5])("sees somebody of %d people at whatever hour, and on days off", (people) => {
    const few = toCrowd("cairo", [people], ["FRI", "SAT"]);
    for (let hour = 0; hour < 4 * 24; hour++) {
      const from = toWallSeconds("2026-11-25T00:20:00") + hour * 3600;
      const [first] = watch(few, toLocal(from), toLocal(from + 40));
      expect([hour, (first?.seconds ?? Infinity) - from <= 30]).toEqual([hour, true]);
    }
  });

  it("waits nine minutes at most by night in the demo organisation, and about one and a half in the mean", () => {
    const instants = PLACES.flatMap(([place, shares, weekend, ahead]) =>
      watch(toCrowd(place, shares, weekend), "2026-11-25T18:00:00", "2026-11-26T08:00:00").map(
        ({ seconds }) => seconds - ahead * 3600,
      ),
    ).sort((left, right) => left - right);
    const night = ["2026-11-25T20:00:00", "2026-11-26T02:00:00"].map(toWallSeconds);
    const [from = 0, to = 0] = night;
    const seen = instants.filter((instant) => instant >= from && instant < to);
    const waits = seen.slice(1).map((instant, index) => instant - (seen[index] ?? 0));
    expect(Math.max(...waits)).toBeLessThan(9 * 60);
    expect((to - from) / seen.length).toBeGreaterThan(60);
    expect((to - from) / seen.length).toBeLessThan(120);
  });

  it("sees about one punch each 20 s in the demo organisation while its places are at work", () => {
    const punches = PLACES.flatMap(([place, shares, weekend, ahead]) =>
      watch(toCrowd(place, shares, weekend), "2026-11-24T00:00:00", "2026-11-25T00:00:00").map(({ seconds }) => ({
        seconds: seconds - ahead * 3600,
      })),
    );
    const hours = Array.from({ length: 8 }, (_, hour) => String(hour + 5).padStart(2, "0"));
    const counts = hours.map((hour) => countBetween(punches, `2026-11-24T${hour}:00:00`, `2026-11-24T${hour}:59:59`));
    for (const count of counts) expect([count, count > 110 && count < 260]).toEqual([count, true]);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(3600 / mean).toBeGreaterThan(17);
    expect(3600 / mean).toBeLessThan(24);
  });
});

describe("a punch that somebody asks for", () => {
  it("is made by one of those who come in by the reader, in the direction that comes next", () => {
    const regulars = riyadh.members.filter(({ reader }) => reader === "gate-3").map(({ pin }) => pin);
    const random = createRandom("test");
    let presence: Presence = new Map();
    const states = new Map<string, number[]>();
    for (let seconds = 0; seconds < 200; seconds++) {
      const punch = anyPunch(riyadh, presence, { reader: "gate-3", seconds, random });
      if (punch === undefined) throw new Error("nobody");
      expect(regulars).toContain(punch.pin);
      presence = see(presence, punch);
      states.set(punch.pin, [...(states.get(punch.pin) ?? []), punch.state]);
    }
    const wrong = [...states.values()].filter((seen) =>
      seen.some((state, index) => state !== STATE.NONE && state !== (index % 2 === 0 ? STATE.IN : STATE.OUT)),
    );
    expect(states.size).toBe(regulars.length);
    expect(wrong).toEqual([]);
  });

  it("is made by whoever was seen longest ago when fingers follow each other fast", () => {
    const random = createRandom("fast");
    let presence: Presence = new Map();
    const pins: string[] = [];
    for (let seconds = 1000; seconds < 1040; seconds++) {
      const punch = anyPunch(riyadh, presence, { reader: "gate-3", seconds, random });
      if (punch === undefined) throw new Error("nobody");
      presence = see(presence, punch);
      pins.push(punch.pin);
    }
    const regulars = riyadh.members.filter(({ reader }) => reader === "gate-3").length;
    const rounds = pins.map((_pin, index) => new Set(pins.slice(index, index + regulars)).size);
    expect(rounds.slice(0, 40 - regulars)).toEqual(Array.from({ length: 40 - regulars }, () => regulars));
  });

  it("is made by nobody where nobody comes in", () => {
    const input = { reader: "gate-9", seconds: 0, random: createRandom(1) };
    expect(anyPunch(riyadh, new Map(), input)).toBeUndefined();
  });
});
