import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOrganisation } from "@biometricflow/config/organisation";
import { makeUpHistory, toTravel } from "./made-up-history.ts";
import { toPlacePeople } from "./place-people.ts";
import { toStartState } from "./start-state.ts";

const { places } = readOrganisation(join(import.meta.dirname, "../../config"));
const people = places.map((place) => toPlacePeople(place, new Date("2026-11-26T07:30:00Z")));
const state = toStartState(people);
const rows = people.flatMap((each) => each.teams.flatMap((team) => makeUpHistory(each, team, toTravel(each, people))));

const readCsv = (name: string) => {
  const [head = "", ...lines] = (state[name] ?? "").trimEnd().split("\n");
  const columns = head.split(",");
  return lines.map((line) => new Map(line.split(",").map((cell, index) => [columns[index] ?? "", cell])));
};

describe("what attendance of the demo begins with", () => {
  it("knows everybody once, by two names, with a department and its manager", () => {
    const known = readCsv("people.csv");
    const pins = known.map((each) => each.get("pin"));
    expect(new Set(pins).size).toBe(people.reduce((sum, { users }) => sum + users.length, 0));
    for (const person of known) {
      expect(person.get("arabicName")).toMatch(/\p{Script=Arabic}/u);
      expect(person.get("latinName")).toMatch(/^[A-Z][a-z]/);
      const manager = known.find((each) => each.get("pin") === person.get("manager"));
      const isFirst = known.find((each) => each.get("department") === person.get("department")) === person;
      expect((isFirst ? person : manager)?.get("department")).toBe(person.get("department"));
    }
  });

  it("has a roster whose rest days the history keeps", () => {
    const rest = readCsv("roster.csv").flatMap((row) =>
      [...row].flatMap(([date, entry]) => (entry === "OFF" ? [`${row.get("pin")} ${date}`] : [])),
    );
    expect(rest.length).toBeGreaterThan(100);
    const restOf = new Set(rest);
    const worked = rows.filter(({ userId, time }) => restOf.has(`${userId} ${time.slice(0, 10)}`));
    expect(worked.filter(({ time }) => time.slice(11) > "08:00:00")).toEqual([]); // a night ends on the next morning
  });

  it("has absences of people who punch nothing then, but the end of a night", () => {
    const absences = readCsv("absences.csv");
    expect(new Set(absences.map((each) => each.get("kind")))).toEqual(new Set(["leave", "sick", "mission"]));
    const seen = absences.flatMap((absence) =>
      rows.filter(({ userId, time }) => {
        const date = time.slice(0, 10);
        return (
          userId === absence.get("pin") && date >= (absence.get("from") ?? "") && date <= (absence.get("to") ?? "")
        );
      }),
    );
    expect(seen.filter(({ time }) => time.slice(11) > "08:00:00")).toEqual([]);
  });

  it("has a day, a night and a split shift", () => {
    const read = (name: string) => Object.values<{ id: string; shiftId: string }>(JSON.parse(state[name] ?? ""));
    const ids = read("shifts.json").map(({ id }) => id);
    expect(ids).toEqual(["day", "warehouse", "split", "guard-day", "guard-night"]);
    expect(new Set(read("assignments.json").map(({ shiftId }) => shiftId))).toEqual(new Set(ids));
  });
});
