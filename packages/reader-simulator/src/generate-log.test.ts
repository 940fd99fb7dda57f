import { describe, expect, it } from "vitest";
import { generateLog, generatePopulation, type LogInput } from "./generate-log.ts";

const users = generatePopulation({ seed: 7, people: 40, place: "riyadh" });
const input: LogInput = {
  seed: 3,
  rows: 4000,
  users,
  endAt: "2026-11-19T16:00:00",
  days: 60,
  weekend: ["FRI", "SAT"],
};

describe("generatePopulation", () => {
  it("gives the same people for the same input and others for another seed or place", () => {
    expect(generatePopulation({ seed: 7, people: 40, place: "riyadh" })).toEqual(users);
    expect(generatePopulation({ seed: 8, people: 40, place: "riyadh" })).not.toEqual(users);
    expect(generatePopulation({ seed: 7, people: 40, place: "cairo" })).not.toEqual(users);
  });

  it("gives unique PINs and slots, one PIN with leading zeros", () => {
    expect(new Set(users.map(({ userId }) => userId)).size).toBe(40);
    expect(new Set(users.map(({ uid }) => uid)).size).toBe(40);
    expect(users.filter(({ userId }) => userId.startsWith("0"))).toHaveLength(1);
  });

  it("gives the places of the demo organisation different PINs", () => {
    const pins = ["riyadh", "cairo", "dubai"].flatMap((place) =>
      generatePopulation({ seed: 7, people: 40, place }).map(({ userId }) => userId),
    );
    expect(new Set(pins).size).toBe(120);
  });

  it("gives Arabic and Latin names of whole letters in at most 24 bytes", () => {
    const names = generatePopulation({ seed: 1, people: 500, place: "x" }).map(({ name }) => name);
    expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(24);
    expect(names.filter((name) => Buffer.from(name).toString() !== name || name !== name.trim())).toEqual([]);
    expect(names.some((name) => /\p{Script=Arabic}/u.test(name))).toBe(true);
    expect(names.some((name) => /^[A-Za-z]+ [A-Za-z]+$/.test(name))).toBe(true);
  });
});

describe("generateLog", () => {
  const rows = generateLog(input);

  it("is the same for the same input", () => {
    expect(generateLog(input)).toEqual(rows);
    expect(generateLog({ ...input, seed: 4 })).not.toEqual(rows);
  });

  it.each([0, 1, 2, 150, 4000, 9999])("gives exactly %d rows", (count) => {
    expect(generateLog({ ...input, rows: count })).toHaveLength(count);
  });

  it("keeps time order, working days and the end", () => {
    const times = rows.map(({ time }) => time);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)?.slice(0, 10)).toBe("2026-11-19");
    expect(times.filter((time) => time > input.endAt)).toEqual([]);
    const weekdays = new Set(times.map((time) => new Date(`${time}Z`).getUTCDay()));
    expect(weekdays).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it("spreads the rows over about the days asked for", () => {
    const days = new Set(rows.map(({ time }) => time.slice(0, 10)));
    expect(days.size).toBeGreaterThan(35);
    expect(days.size).toBeLessThan(50);
  });

  it("looks like office hours with mixed keys and verify modes", () => {
    const hours = rows.filter(({ time }) => time.slice(11) < "10:00:00" || time.slice(11) > "16:00:00");
    expect(hours.length / rows.length).toBeGreaterThan(0.6);
    expect(new Set(rows.map(({ verify }) => verify))).toEqual(new Set([1, 4, 15]));
    expect(new Set(rows.map(({ punch }) => punch))).toEqual(new Set([0, 1, 255]));
    expect(rows.every(({ time }) => time.slice(11) >= "07:00:00" && time.slice(11) < "19:00:00")).toBe(true);
  });

  it("makes 100,000 rows by going further back", () => {
    const many = generateLog({ ...input, rows: 100_000 });
    expect(many).toHaveLength(100_000);
    expect(many[0]?.time.slice(0, 4)).toMatch(/^202[0-4]$/);
  });

  it.each([
    ["nobody", { users: [] }],
    ["no working day", { weekend: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const }],
    ["one person for too many rows", { users: users.slice(0, 1), rows: 50_000 }],
  ])("refuses %s", (_name, change) => {
    expect(() => generateLog({ ...input, ...change })).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
  });
});
