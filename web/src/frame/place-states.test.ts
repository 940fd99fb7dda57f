import { expect, it } from "vitest";
import {
  countAnswering,
  listAbsent,
  listReturned,
  type PlaceState,
  toPlaceStates,
  withPlaceState,
} from "./place-states.ts";

const place = (id: string) => ({ id, name: id, timeZone: "Asia/Riyadh" });
const [RIYADH, CAIRO] = [place("riyadh"), place("cairo")];
const state = (id: string, status: PlaceState["status"], asOf: string | null = null) => ({ id, status, asOf });
const ALL_WELL = toPlaceStates([state("riyadh", "ONLINE"), state("cairo", "ONLINE")], 0);
const AT = "2026-11-26T08:00:00Z";
const missing = { place: "cairo", code: "PLACE_TIMEOUT", asOf: null };

it("finds nothing absent while every place answers and the data has all of them", () => {
  expect(listAbsent([RIYADH, CAIRO], [], ALL_WELL)).toEqual([]);
});

it("finds a place absent that fell silent after the data was read, since its last answer", () => {
  const states = withPlaceState(ALL_WELL, state("cairo", "OFFLINE", AT), 1);
  expect(listAbsent([RIYADH, CAIRO], [], states)).toEqual([{ place: "cairo", code: "PLACE_UNREACHABLE", asOf: AT }]);
  expect(listAbsent([RIYADH], [], states)).toEqual([]);
});

it("keeps the data's own reason, and a place absent that is back but not in the data", () => {
  const states = withPlaceState(ALL_WELL, state("cairo", "OFFLINE", AT), 1);
  expect(listAbsent([CAIRO], [missing], states)).toEqual([{ ...missing, asOf: AT }]);
  expect(listAbsent([CAIRO], [missing], ALL_WELL)).toEqual([missing]);
});

it("asks to read again for what the data lacks and answers now, and for nothing else", () => {
  expect(listReturned([missing], ALL_WELL)).toEqual(["cairo"]);
  expect(listReturned([missing], withPlaceState(ALL_WELL, state("cairo", "OFFLINE"), 1))).toEqual([]);
  expect(listReturned([missing], toPlaceStates([], 0))).toEqual([]);
});

it("counts trouble as an answer and silence as none", () => {
  const states = withPlaceState(ALL_WELL, state("cairo", "DEGRADED"), 1);
  expect(countAnswering([RIYADH, CAIRO], listAbsent([RIYADH, CAIRO], [], states))).toBe(2);
  expect(countAnswering([RIYADH, CAIRO], [missing])).toBe(1);
});

it("lets a change hold over a list that was asked for before it, and takes one that was asked for after", () => {
  const states = withPlaceState(ALL_WELL, state("cairo", "OFFLINE", AT), 20);
  const list = [state("riyadh", "DEGRADED"), state("cairo", "ONLINE")];
  const statuses = (askedAtMs: number) =>
    [...toPlaceStates(list, askedAtMs, states).values()].map(({ status }) => status);
  expect(statuses(10)).toEqual(["DEGRADED", "OFFLINE"]);
  expect(statuses(30)).toEqual(["DEGRADED", "ONLINE"]);
});
