/** What every store keeps of readers beside the configuration. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AddedReader } from "../../subgraphs/place/src/domain/readers/added-reader.ts";
import { createTempDir } from "./place-harness.ts";
import { READER_STORES } from "./place-stores.ts";

const READER: AddedReader = {
  ...{ id: "gate-7", name: "Gate", host: "10.0.0.9", port: 4370, mode: "LIVE", textEncoding: "utf-8" },
  transport: "tcp",
  recordLayout: "AUTO",
  sixteenByteOrder: "VERIFY_FIRST",
};
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

  it("have their comm keys apart, none where it is 0", async () => {
    const { keys } = stage;
    expect(await keys.read("gate-7")).toBe(0);
    await keys.write("gate-7", 5);
    await keys.write("__proto__", 7);
    await keys.write("gate-7", 6);
    expect([await keys.read("gate-7"), await keys.read("__proto__")]).toEqual([6, 7]);
    await keys.write("__proto__", 0);
    expect(await keys.listNames()).toEqual(["gate-7"]);
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
