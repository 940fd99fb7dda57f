import { randomBytes } from "node:crypto";

/** The name of one life of a ledger: positions of another life mean nothing in it. */
export function createEpoch(): string {
  return randomBytes(12).toString("base64url");
}
