import { createHash } from "node:crypto";
import type { LedgerRow } from "../../subgraphs/place/src/domain/punch.ts";

/** A row of the ledger made for a test: each `number` gives another punch, one second apart. */
export function makeRow(number: number, changes: Partial<LedgerRow> = {}): LedgerRow {
  const atMs = Date.UTC(2026, 2, 1, 5) + number * 1000;
  return {
    digest: createHash("sha256").update(String(number)).digest("base64url").slice(0, 22),
    pin: String(1000 + (number % 7)),
    atMs,
    localTime: new Date(atMs + 3 * 3_600_000).toISOString().slice(0, 19),
    offsetMinutes: 180,
    stateCode: 0,
    verifyCode: 1,
    workCode: undefined,
    raw: Buffer.from(String(number)),
    receivedAtMs: atMs + 100,
    channel: "LIVE",
    setAside: undefined,
    copies: 1,
    isFirstRead: false,
    ...changes,
  };
}
