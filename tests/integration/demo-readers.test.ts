/** The demo organisation has a reader of each kind, and its places read every one of them whole. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { toPlacePeople } from "../../scripts/readers/place-people.ts";
import { type DemoReadersStage, startDemoReaders } from "./demo-readers-stage.ts";
import { createTempDir, eventually } from "./place-harness.ts";

const temp = createTempDir();
let stage: DemoReadersStage;
beforeAll(async () => {
  stage = await startDemoReaders(temp.dir);
});
afterAll(async () => {
  await stage.stop();
  temp.remove();
});

const KINDS = ["R40", "R49", "R16", "R8_TIME3", "R8_TIME4"];

async function readLog(control: string | null): Promise<{ readonly rows: readonly { readonly userId: string }[] }> {
  return JSON.parse(await (await fetch(`${control}/log`)).text());
}

it("has a reader of each layout, way and encoding, one that was cleared, and one with a key", () => {
  const readers = stage.organisation.places.flatMap((place) => place.readers);
  expect(new Set(readers.map(({ simulate }) => simulate?.recordLayout))).toEqual(new Set(KINDS));
  expect(new Set(readers.map(({ transport }) => transport))).toEqual(new Set(["tcp", "udp", "push"]));
  expect(new Set(readers.map(({ textEncoding }) => textEncoding))).toEqual(new Set(["utf-8", "gbk", "windows-1256"]));
  expect(readers.filter(({ simulate }) => simulate?.clears === 1)).toHaveLength(1);
  expect(readers.filter(({ commKey }) => commKey !== 0)).toHaveLength(1);
});

it("is read whole and proven, each reader in its own way", async () => {
  for (const { place, id, control } of stage.readers) {
    const ledger = stage.ledgers.get(place);
    const { rows } = await readLog(control);
    await eventually(
      async () => (await ledger?.readDevice(id))?.rowsStored === rows.length,
      `all rows of ${place}/${id}`,
    );
    await eventually(async () => {
      const device = await ledger?.readDevice(id);
      return device?.status === "ONLINE" && (device.proof !== undefined || device.push?.proof !== undefined);
    }, `the proof of ${place}/${id}`);
  }
});

it("has the same people on each reader of a place, by the names that they have everywhere", async () => {
  for (const place of stage.organisation.places) {
    const { users } = toPlacePeople(place, new Date());
    const known = await stage.ledgers
      .get(place.id)
      ?.listUsers({}, "PIN", { limit: 1_000, after: undefined, isDescending: false });
    const visitors = place.id === "cairo" ? 1 : 0;
    expect(known).toHaveLength(users.length + visitors);
    const names = new Map(known?.map(({ pin, name }) => [pin, name]));
    expect(users.map(({ userId }) => names.get(userId))).toEqual(users.map(({ name }) => name));
  }
});
