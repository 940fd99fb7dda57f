import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream } from "../stream-client.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ places: { riyadh: 5, cairo: 6 } });
});
afterEach(() => harness.stop());

const total = async () => Object((await harness.query("{ punches { totalCount } }")).data ?? {}).punches?.totalCount;
const cached = (name: string) => join(harness.cacheDir, name);

describe("a router that starts while the directory is down", () => {
  it("serves from its copies of the registry and of the keys", async () => {
    harness.changePlace("cairo", { enabled: false });
    await expect.poll(total).toBe(5);
    await harness.stopDirectory();
    await harness.restartRouter();
    expect(await total()).toBe(5);
  });

  it.each([
    ["cut off", (text: string) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["of another shape", () => '{"version":5,"places":{}}'],
    ["with a place that is none", (text: string) => text.replace("riyadh", "../riyadh")],
  ])("starts from its configuration when the copy of the registry is %s", async (_name, damage) => {
    expect(await total()).toBe(11);
    await expect.poll(() => readFileSync(cached("registry.json"), "utf8")).toContain("riyadh");
    await harness.stopDirectory();
    writeFileSync(cached("registry.json"), damage(readFileSync(cached("registry.json"), "utf8")));
    await harness.restartRouter();
    expect(await total()).toBe(11);
  });

  it("starts without keys and answers UNAUTHENTICATED, not an error of its own", async () => {
    expect(await total()).toBe(11);
    await harness.stopDirectory();
    writeFileSync(cached("client-jwks.json"), '{"keys":[{"kty":"EC"}]}');
    await harness.restartRouter();
    const answer = await harness.query("{ me { id } }");
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });
});

describe("a directory that answers garbage", () => {
  it.each([
    "<h1>Hello</h1>",
    "null",
    "[]",
    '{"version":"x","places":[{"id":"riyadh"}]}',
    '{"version":"x","places":[{"id":"__proto__","name":"","location":"","timeZone":"","urls":[],"enabled":true,"priority":0}]}',
    '{"keys":[]}',
  ])("leaves registry and keys as they were: %s", async (text) => {
    expect(await total()).toBe(11);
    harness.sayInDirectory(text);
    const asked = harness.askedDirectory();
    await until(() => harness.askedDirectory() > asked + 4, "some polls of registry and keys");
    expect(await total()).toBe(11);
    harness.sayInDirectory(undefined);
    harness.changePlace("cairo", { enabled: false });
    await expect.poll(total).toBe(5);
  });
});

describe("a registry that changes while a stream runs", () => {
  it("takes a place that is added and lets one go that is removed, without ending the stream", async () => {
    const [riyadh, cairo] = ["riyadh", "cairo"].map((id) => ({
      id,
      name: id,
      location: "",
      timeZone: "Asia/Riyadh",
      urls: [harness.place(id).url()],
      enabled: true,
      priority: 0,
    }));
    const stream = openStream(harness);
    await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
    harness.sayInDirectory(JSON.stringify({ version: "2", places: [riyadh] }));
    await until(() => stream.notices().includes("PLACE_LOST cairo"), "removed");
    const missed = harness.place("cairo").punch().id;
    harness.sayInDirectory(JSON.stringify({ version: "3", places: [riyadh, cairo] }));
    await until(() => stream.ids().includes(missed), "added, and what was missed with it");
    expect(stream.isOver()).toBe(false);
    await stream.stop();
  });

  it("follows a place to another address without loss", async () => {
    const stream = openStream(harness);
    await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
    harness.changePlace("cairo", { urls: [harness.place("cairo").url().replace("127.0.0.1", "localhost")] });
    const made: string[] = [];
    for (let nth = 0; nth < 40; nth++) {
      made.push(harness.place("cairo").punch().id);
      await until(() => stream.ids().length >= nth - 5, "most punches");
    }
    await until(() => stream.ids().length >= made.length, "every punch");
    expect(stream.ids()).toEqual(made);
    await stream.stop();
  });
});
