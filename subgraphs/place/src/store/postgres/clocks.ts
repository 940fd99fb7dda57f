import type { ClockEntry } from "../../domain/clocks/clock-change.ts";
import { type ClockSet, MOST_CLOCK_ENTRIES, MOST_CLOCK_SETS } from "../../domain/clocks/clock-set.ts";
import { DROP_CLOCK_SETS, DROP_CLOCKS, PUT_CLOCK, PUT_CLOCK_SET, toClockValues } from "../clock-rows.ts";
import type { Ask } from "./connections.ts";

/** Keeps an entry of a clock's history, and forgets the oldest where there are too many, inside a transaction. */
export async function putClock(ask: Ask, deviceId: string, entry: ClockEntry): Promise<void> {
  await ask(PUT_CLOCK, toClockValues(deviceId, entry));
  await ask(DROP_CLOCKS, [deviceId, deviceId, MOST_CLOCK_ENTRIES]);
}

/** Keeps that a clock was set, the same way. */
export async function putClockSet(ask: Ask, deviceId: string, set: ClockSet): Promise<void> {
  await ask(PUT_CLOCK_SET, [deviceId, set.beganMs, JSON.stringify(set)]);
  await ask(DROP_CLOCK_SETS, [deviceId, deviceId, MOST_CLOCK_SETS]);
}
