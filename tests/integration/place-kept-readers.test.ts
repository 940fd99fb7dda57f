/** What every store keeps of readers beside the configuration. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AddedReader } from "../../subgraphs/place/src/domain/readers/added-reader.ts";
import { createSealedReaderKeys, sealPlainKeys } from "../../subgraphs/place/src/readers/sealed-reader-keys.ts";
import { createTempDir, IDENTITY_KEY } from "./place-harness.ts";
import { READER_STORES } from "./place-stores.ts";

const READER: AddedReader = {
  ...{ id: "gate-7", name: "Gate", host: "10.0.0.9", port: 4370, mode: "LIVE", textEncoding: "utf-8" },
  transport: "tcp",
  recordLayout: "AUTO",
  sixteenByteOrder: "VERIFY_FIRST",
};
const SEALING = { placeId: "riyadh", identityKey: IDENTITY_KEY, onLost: () => undefined };
const setupOf = (readerId: string, isEnabled = true) => ({ readerId, name: readerId, address: "-", isEnabled });

describe.each(READER_STORES)("readers beside the configuration, in $name", ({ open }) => {
  let temp: ReturnType<typeof createTempDir>;
  let stage: Awaited<ReturnType<typeof open>>;

  beforeEach(async () => {
    temp = createTempDir();
    stage = await open(temp.dir, "riyadh");
  });
  afterEach(async () => {
    await stage.store.close();
    await stage.ledger.close();
    temp.remove();
  });

  it("are kept as they were put last, and forgotten when they are removed", async () => {
    const { store } = stage;
    await store.put({ readerId: "gate-7", isOff: false, added: READER });
    await store.put({ readerId: "gate-1", isOff: true });
    await store.put({ readerId: "gate-7", isOff: true, added: { ...READER, name: "Door" } });
    expect(await store.list()).toEqual([
      { readerId: "gate-1", isOff: true },
      { readerId: "gate-7", isOff: true, added: { ...READER, name: "Door" } },
    ]);
    await store.remove("gate-7");
    expect(await store.list()).toEqual([{ readerId: "gate-1", isOff: true }]);
  });

  it("have their comm keys apart and sealed, none where it is 0", async () => {
    const { sealed } = stage;
    const keys = createSealedReaderKeys(sealed, SEALING);
    expect(await keys.read("gate-7")).toBe(0);
    await keys.write("gate-7", 123_456_789);
    await keys.write("__proto__", 7);
    await keys.write("gate-7", 987_654_321);
    expect([await keys.read("gate-7"), await keys.read("__proto__")]).toEqual([987_654_321, 7]);
    expect(await sealed.read("gate-7")).toMatch(/^[\w-]{40,}$/);
    await keys.write("__proto__", 0);
    expect(await keys.listNames()).toEqual(["gate-7"]);
  });

  it("have their comm keys under the identity key alone: with another one, or given to another reader, they are lost and named", async () => {
    const { sealed } = stage;
    await createSealedReaderKeys(sealed, SEALING).write("gate-7", 5);
    await sealed.write("gate-8", await sealed.read("gate-7"));
    const lost: string[] = [];
    const other = { ...SEALING, onLost: (name: string) => void lost.push(name) };
    expect(await createSealedReaderKeys(sealed, other).read("gate-8")).toBe(0);
    const foreign = createSealedReaderKeys(sealed, { ...other, identityKey: Buffer.alloc(32, 2) });
    expect(await foreign.read("gate-7")).toBe(0);
    expect(lost).toEqual(["gate-8", "gate-7"]);
  });

  it("have the keys sealed that an older version kept in plain", async () => {
    const { sealed } = stage;
    await sealed.write("gate-7", "123456789");
    const keys = createSealedReaderKeys(sealed, SEALING);
    expect(await keys.read("gate-7")).toBe(123_456_789);
    await sealPlainKeys(sealed, keys);
    expect(await sealed.read("gate-7")).not.toContain("123456789");
    expect(await keys.read("gate-7")).toBe(123_456_789);
  });

  it("are made known one by one, and leave the others as they are", async () => {
    const { ledger } = stage;
    await ledger.registerReaders([setupOf("gate-1"), setupOf("gate-2")]);
    await ledger.recordFacts("gate-1", { status: "ONLINE" });
    await ledger.registerReaders([setupOf("gate-2", false), setupOf("gate-7")], "KEEP");
    const statuses = (await ledger.listDevices()).map(({ readerId, status }) => `${readerId} ${status}`);
    expect(statuses).toEqual(["gate-1 ONLINE", "gate-2 DISABLED", "gate-7 CONNECTING"]);
  });
});
