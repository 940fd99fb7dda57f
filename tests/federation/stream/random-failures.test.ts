import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream } from "../stream-client.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
});
afterAll(() => harness.stop());

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("punch" as const),
      place: fc.constantFrom("riyadh", "cairo"),
      count: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("restart" as const),
      place: fc.constantFrom("riyadh", "cairo"),
      count: fc.integer({ min: 0, max: 10 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("resume" as const),
      place: fc.constant(""),
      count: fc.integer({ min: 0, max: 10 }),
    }),
  },
);

it("brings every punch once and in each place's order, however places and clients come and go", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const made: string[] = [];
      const punch = (place: string) => void made.push(harness.place(place).punch().id);
      let stream = openStream(harness);
      await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
      const received: string[] = [];
      for (const { kind, place, count } of steps) {
        if (kind === "punch") for (let nth = 0; nth < count; nth++) punch(place);
        if (kind === "restart") {
          await harness.place(place).kill();
          for (let nth = 0; nth < count; nth++) punch(place);
          await harness.place(place).start();
        }
        if (kind === "resume") {
          const after = stream.cursor();
          received.push(...stream.ids());
          await stream.stop();
          for (let nth = 0; nth < count; nth++) punch(nth % 2 === 0 ? "riyadh" : "cairo");
          stream = openStream(harness, { variables: { after } });
        }
        await new Promise((resolve) => setImmediate(resolve));
        if (stream.cursor() === "") await until(() => stream.events.length > 0, "a first message");
      }
      const all = () => [...received, ...stream.ids()];
      await until(() => all().length >= made.length, `all ${made.length} punches`);
      await stream.stop();
      expect(all().toSorted()).toEqual(made.toSorted());
      for (const place of ["riyadh", "cairo"]) {
        const own = all().filter((id) => id.startsWith(place));
        expect(own).toEqual(own.toSorted());
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 300_000);
