import { createHash } from "node:crypto";
import { readSubgraphSdl } from "../subgraph-sdl.ts";

/** SHA-256, hex, of the place contract as text: what a place publishes and the router compares. */
export function placeContractHash(): string {
  return createHash("sha256").update(readSubgraphSdl("place"), "utf8").digest("hex");
}
