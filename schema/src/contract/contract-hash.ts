import { createHash } from "node:crypto";

/** SHA-256, hex, of the place contract as text: what a place publishes and the router compares. */
export function placeContractHash(placeSdl: string): string {
  return createHash("sha256").update(placeSdl, "utf8").digest("hex");
}
