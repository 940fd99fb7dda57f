import { readFileSync } from "node:fs";
import { parseRights, type RightsPage } from "./contract/rights.ts";

/** Reads docs/RIGHTS.md: who may select what, as people wrote it down. */
export function readRightsPage(): RightsPage {
  return parseRights(readFileSync(new URL("../../docs/RIGHTS.md", import.meta.url), "utf8"));
}
