import { z } from "zod";
import { quietTimes } from "./day-minutes.ts";

const POLICIES = ["NEVER", "REPORT", "CORRECT"] as const;
const LONGEST_SECONDS = 86_400;
const MOST_PER_DAY = 24;

const keys = {
  /** `NEVER`: nobody sets it from here. `REPORT`: it is told of, and set where somebody asks for it. `CORRECT`: it is set. */
  policy: z.enum(POLICIES, { error: POLICIES.join(", ") }),
  /** Seconds: a drift of no more is let be. */
  above: z.int({ error: "seconds" }).min(5, "5 seconds or more").max(LONGEST_SECONDS, "a day at most"),
  /** Parts of the day in which no clock is set by itself. */
  quiet: quietTimes,
  mostPerDay: z.int({ error: "a number of times" }).min(1, "1 or more").max(MOST_PER_DAY, "24 at most"),
  /** Whether one is set, too, that is off by whole quarters of an hour. */
  correctZone: z.boolean({ error: "true or false" }),
};

/** `clock` of a place file. No reader is changed unless somebody says so. */
export const placeClock = z
  .strictObject({
    policy: keys.policy.default("REPORT"),
    above: keys.above.default(60),
    quiet: keys.quiet.default([]),
    mostPerDay: keys.mostPerDay.default(2),
    correctZone: keys.correctZone.default(false),
  })
  .prefault({});

/** `clock` of a reader: what it does not say is as the place says. */
export const clockOfReader = z.strictObject(keys).partial();
