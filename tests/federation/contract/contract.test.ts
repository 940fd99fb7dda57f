import { afterEach, describe, expect, it } from "vitest";
import { dropField } from "../fake-place-schema.ts";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream } from "../stream-client.ts";

let harness: Harness;
afterEach(() => harness.stop());

describe("a place that speaks an older contract", () => {
  const withoutLate = (sdl: string) => dropField(sdl, "Punch", "late");
  const withoutUsers = (sdl: string) => dropField(sdl, "Query", "users");
  const mismatch = { code: "PLACE_CONTRACT_MISMATCH", place: "cairo" };

  it("gives its rows of a merged list without the field it does not know, which is an error of its own", async () => {
    harness = await startHarness({ places: { riyadh: 30, cairo: 30 }, older: { cairo: withoutLate } });
    const query =
      "{ punches(first: 60) { edges { node { id late place { status } } } totalCount unavailable { place } } }";
    for (const _time of ["first", "from what was learned"]) {
      const { data, errors } = await harness.query(query);
      expect(Object(data).punches).toMatchObject({ totalCount: 60, unavailable: [] });
      expect(Object(data).punches.edges).toHaveLength(60);
      expect(errors).toMatchObject([{ path: ["punches"], extensions: { ...mismatch, field: "late" } }]);
    }
  });

  it("is asked once, not twice, for what it is known not to have, and anew after it was restarted", async () => {
    harness = await startHarness({ places: { riyadh: 3, cairo: 3 }, older: { cairo: withoutLate } });
    const count = async () => {
      const before = harness.place("cairo").requests();
      await harness.query('{ punch(id: "cairo/p000001") { id late } }');
      return harness.place("cairo").requests() - before;
    };
    await expect
      .poll(async () => Object((await harness.query("{ places { status } }")).data).places[1].status)
      .toBe("ONLINE");
    expect([await count(), await count()]).toEqual([2, 1]);
    await harness.place("cairo").kill();
    await harness.place("cairo").start();
    await expect.poll(count).toBe(2);
  });

  it("loses the root field it does not know alone, named in unavailable; the operation's others are whole", async () => {
    harness = await startHarness({ places: { riyadh: 3, cairo: 3 }, older: { cairo: withoutUsers } });
    const { data, errors } = await harness.query(
      "{ users { totalCount unavailable { place code } } devices { totalCount unavailable { place } } }",
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      users: { totalCount: 3, unavailable: [{ place: "cairo", code: "PLACE_CONTRACT_MISMATCH" }] },
      devices: { totalCount: 4, unavailable: [] },
    });
  });

  it("loses the field it does not know alone where all fields concern it and go in one request", async () => {
    harness = await startHarness({ places: { riyadh: 3, cairo: 3 }, older: { cairo: withoutUsers } });
    const { data, errors } = await harness.query(
      '{ users(placeIds: ["cairo"]) { totalCount } devices(placeIds: ["cairo"]) { totalCount } }',
    );
    expect(data).toEqual({ users: null, devices: { totalCount: 2 } });
    expect(errors).toMatchObject([{ path: ["users"], extensions: mismatch }]);
  });

  it("gives the entities it is asked for with what it knows of them", async () => {
    const older = { cairo: (sdl: string) => dropField(sdl, "Place", "devices") };
    harness = await startHarness({ places: { riyadh: 3, cairo: 3 }, older });
    const { data, errors } = await harness.query("{ places { id punches { totalCount } devices { totalCount } } }");
    expect(Object(data).places).toEqual([
      { id: "riyadh", punches: { totalCount: 3 }, devices: { totalCount: 2 } },
      { id: "cairo", punches: { totalCount: 3 }, devices: null },
    ]);
    expect(errors).toMatchObject([{ extensions: mismatch }]);
  });
});

describe("a server that says it is another place", () => {
  it.each([
    ["another id", { place: "dubai", timeZone: "Asia/Riyadh" }],
    ["another time zone", { place: "cairo", timeZone: "Africa/Cairo" }],
  ])("is PLACE_IDENTITY_MISMATCH and asked nothing, until it is right: %s", async (_name, version) => {
    harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
    const code = async () => {
      const { data } = await harness.query("{ punches { unavailable { place code } } }");
      return Object(data).punches.unavailable[0]?.code;
    };
    await expect.poll(code).toBeUndefined();
    await harness.place("cairo").kill();
    harness.place("cairo").version = version;
    await harness.place("cairo").start();
    await expect.poll(code).toBe("PLACE_IDENTITY_MISMATCH");
    const before = harness.place("cairo").requests();
    expect(await code()).toBe("PLACE_IDENTITY_MISMATCH");
    expect(harness.place("cairo").requests()).toBe(before);
    const stream = openStream(harness);
    await until(() => stream.notices().includes("PLACE_LOST cairo"), "not followed");
    expect(harness.place("cairo").subscribed()).toBe(0);
    await stream.stop();
    await harness.place("cairo").kill();
    harness.place("cairo").version = { place: "cairo", timeZone: "Asia/Riyadh" };
    await harness.place("cairo").start();
    await expect.poll(code).toBeUndefined();
  });

  it("is PLACE_IDENTITY_MISMATCH also when it refuses the token, as another place does", async () => {
    harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
    harness.changePlace("riyadh", { urls: [harness.place("cairo").url()] });
    const code = async () => {
      const { data } = await harness.query("{ punches { unavailable { place code } } }");
      return Object(data).punches.unavailable[0]?.code;
    };
    await expect.poll(code).toBe("PLACE_IDENTITY_MISMATCH");
  });
});
