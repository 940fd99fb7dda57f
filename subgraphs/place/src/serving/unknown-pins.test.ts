import { describe, expect, it } from "vitest";
import type { FeedEntry, LedgerReader } from "../domain/ledger.ts";
import { countUnknownPins } from "./unknown-pins.ts";

const NOW = Date.UTC(2026, 10, 28, 9);
const toEntry = (pin: string, more: object = {}) => ({
  kind: "PUNCH" as const,
  row: Object.assign(Object.create(null), {
    ...{
      deviceId: "riyadh/gate-1",
      userId: `riyadh/${pin}`,
      isFirstRead: false,
      setAside: undefined,
      receivedAtMs: NOW,
    },
    ...more,
  }),
});

/** Of a place where 1042 is enrolled; of `gate-2` the users were read in part, of `gate-3` never. */
const ledger: Pick<LedgerReader, "findUsers" | "listDevices"> = {
  findUsers: async (ids) =>
    ids.filter((id) => id === "riyadh/1042").map((id) => Object.assign(Object.create(null), { id })),
  listDevices: async () =>
    [
      { id: "riyadh/gate-1", usersRead: {}, unreadUsers: 0 },
      { id: "riyadh/gate-2", usersRead: {}, unreadUsers: 3 },
      { id: "riyadh/gate-3" },
    ].map((device) => Object.assign(Object.create(null), device)),
};
const count = (...entries: readonly Pick<FeedEntry, "kind" | "row">[]) => countUnknownPins(entries, ledger, NOW);

describe("punches of unknown PINs", () => {
  it("are those whose PIN is enrolled on no reader, each of them", async () => {
    expect(await count(toEntry("1042"), toEntry("7"), toEntry("7"), toEntry("8"))).toBe(3);
  });

  it.each([
    ["a first read", { isFirstRead: true }],
    ["what came in more than ten minutes ago", { receivedAtMs: NOW - 600_000 }],
    ["rows that are set aside", { setAside: "TOO_OLD" }],
    ["readers whose users were read in part", { deviceId: "riyadh/gate-2" }],
    ["readers whose users nobody read", { deviceId: "riyadh/gate-3" }],
  ])("are none of %s", async (_of, more) => {
    expect(await count(toEntry("7", more))).toBe(0);
  });

  it("are none of a page without punches", async () => {
    expect(await count({ kind: "USER", row: undefined })).toBe(0);
  });
});
