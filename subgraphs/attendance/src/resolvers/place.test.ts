import { expect, it } from "vitest";
import { NO_SUMS } from "../domain/summary/period-sums.ts";
import { PlaceFields } from "./place.ts";

const WEEK = { from: "2026-11-02", to: "2026-11-08" };

/** A request's context, with so many people at each place; tells how often a place was summed up. */
function start(people: number) {
  const summed: string[] = [];
  const context = {
    viewer: { places: "*" },
    placeIds: ["riyadh", "cairo"],
    readScope: async () => ({ placeIds: undefined, people: undefined }),
    peopleReader: { count: async () => people, list: async () => [] },
    sumPlace: async (id: string) => {
      summed.push(id);
      return { people: 0, faults: 0, sums: NO_SUMS };
    },
  };
  const ask = async (id: string, range: object): Promise<unknown> => {
    const resolve: unknown = PlaceFields.summary;
    if (typeof resolve !== "function") throw new TypeError("no resolver");
    return Reflect.apply(resolve, undefined, [{ id }, range, context]);
  };
  return { ask, summed };
}

it("sums up as many places and names of the field as one request may, and says so beyond", async () => {
  const { ask, summed } = start(7_000); // 49,000 days of people a week
  const asked = await Promise.allSettled(Array.from({ length: 50 }, () => ask("riyadh", WEEK)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  expect(asked.at(-1)).toMatchObject({ reason: { extensions: { code: "BAD_USER_INPUT", argument: "from" } } });
  expect(summed).toHaveLength(4);
  await expect(start(7_000).ask("cairo", WEEK)).resolves.toMatchObject({ people: 0 });
});

it("sums up no place with more days of people than one answer may have", async () => {
  const { ask, summed } = start(8_000);
  await expect(ask("riyadh", WEEK)).rejects.toThrow("is summed up over 6 days at once");
  expect(summed).toEqual([]);
});
