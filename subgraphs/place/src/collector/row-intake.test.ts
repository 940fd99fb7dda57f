import { expect, it } from "vitest";
import type { LedgerWriter } from "../domain/ledger.ts";
import { createRowIntake } from "./row-intake.ts";

const PLAN = {
  placeId: "riyadh",
  timeZone: "Asia/Riyadh",
  limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  rules: { APP: "REFUSED", KIOSK: "COUNTS" },
  readers: new Map(),
} as const;
const TOLD = { channel: "APP", key: "punch-001", pin: "7", atMs: 0, stateCode: 255, position: undefined } as const;

/** An intake whose ledger nobody may ask. */
function create() {
  const never = () => Promise.reject(new Error("not asked for"));
  const asked: LedgerWriter = new Proxy(Object.create(null), { get: () => never });
  return createRowIntake(PLAN, {
    ...{ ledger: asked, clock: { nowMs: () => 0 }, identityKey: Buffer.alloc(32) },
    ...{ timers: { yieldTurn: never }, log: { info: never } },
    readFile: () => ({ kind: "ROWS", lines: [], deviceNumber: undefined }),
  });
}

it("takes nothing by a channel that the place refuses", async () => {
  expect(await create().recordPunch({ ...TOLD, note: undefined }, "key:app")).toEqual({ kind: "REFUSED" });
});

it("stops whoever tells more than 200 at once, and nobody else", async () => {
  const intake = create();
  const tell = async (by: string) => (await intake.recordPunch({ ...TOLD, note: undefined }, by)).kind;
  for (let told = 0; told < 200; told++) expect(await tell("key:app")).toBe("REFUSED");
  expect(await tell("key:app")).toBe("TOO_MANY");
  expect(await tell("key:other")).toBe("REFUSED");
});
