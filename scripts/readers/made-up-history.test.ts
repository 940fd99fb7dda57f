import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOrganisation } from "@biometricflow/config/organisation";
import { isGone, isVisiting } from "./demo-life.ts";
import { makeUpHistory, toTravel } from "./made-up-history.ts";
import { toCrowdNow, toPlacePeople } from "./place-people.ts";

const { places } = readOrganisation(join(import.meta.dirname, "../../config"));
const people = places.map((place) => toPlacePeople(place, new Date("2026-11-26T07:30:00Z")));
const rows = people.flatMap((each) => {
  const travel = toTravel(each, people);
  return each.teams.flatMap((team) =>
    makeUpHistory(each, team, travel).map((row) => ({ ...row, place: each.place.id, day: toDay(row.time) })),
  );
});

function toDay(time: string): number {
  return Math.floor(Date.parse(`${time}Z`) / 86_400_000);
}

const rowsOf = (pin: string | undefined) => rows.filter(({ userId }) => userId === pin);

describe("the demo organisation's history", () => {
  it("has as many rows as its files say", () => {
    const said = places.flatMap(({ readers }) => readers.map(({ simulate }) => simulate?.rows ?? 0));
    expect(rows).toHaveLength(said.reduce((sum, count) => sum + count, 0));
  });

  it("has rows of everybody but those who are gone", () => {
    const silent = people.flatMap(({ users }) => users.filter(({ userId }) => rowsOf(userId).length === 0));
    expect(silent).toEqual([]);
    const gone = people.flatMap((each) =>
      each.users.flatMap(({ userId }) => rowsOf(userId).filter(({ day }) => isGone(each.life, userId, day))),
    );
    expect(gone.filter(({ time }) => time.slice(11) > "08:00:00")).toEqual([]); // a night ends on the next morning
  });

  it("is closed on its holiday but for guards", () => {
    for (const { place, crowd, life } of people) {
      const guards = crowd.members.filter(({ duty }) => duty === "WATCH" || duty === "NIGHT").map(({ pin }) => pin);
      const came = rows.filter((row) => row.place === place.id && row.day === life.holiday);
      expect(came.filter(({ userId }) => !guards.includes(userId))).toEqual([]);
    }
  });

  it("has somebody who works at two places, never on one day", () => {
    const [pin] = people.flatMap((each) => [...toTravel(each, people).travellers]);
    const placesOf = Map.groupBy(rowsOf(pin), ({ day }) => day);
    const visited = [...placesOf.values()].map((some) => new Set(some.map(({ place }) => place)));
    expect(visited.map(({ size }) => size).filter((size) => size !== 1)).toEqual([]);
    expect(new Set(visited.flatMap((some) => [...some])).size).toBe(2);
    expect([...placesOf.keys()].some(isVisiting)).toBe(true);
  });

  it("is followed by the days of those who have not left", () => {
    for (const each of people) {
      const now = toCrowdNow(each).members.map(({ pin }) => pin);
      const left = each.life.employments.flatMap(({ pin, to }) => (to === undefined ? [] : [pin]));
      expect(left.filter((pin) => now.includes(pin))).toEqual([]);
      expect(now).toHaveLength(each.users.length - left.length);
    }
  });
});
