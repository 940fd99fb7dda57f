import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { readLicenceList, toThirdPartyPage } from "./ci/third-party.ts";

/** Writes docs/THIRD_PARTY.md from what is installed; asks no network. */

const LIST = ["licenses", "list", "--prod", "--json", "--recursive", "--filter", "!@biometricflow/tests"];
const OUTPUT = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;

writeFileSync("docs/THIRD_PARTY.md", toThirdPartyPage(readLicenceList(execFileSync("pnpm", LIST, OUTPUT))));
