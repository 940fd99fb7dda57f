import { writeFileSync } from "node:fs";
import { CompositionError, composeSupergraph } from "./compose.ts";
import { lintRights } from "./contract/rights.ts";
import { readRightsPage } from "./rights-page.ts";

/** Writes the supergraph and what clients see of it; a fault of the contract, or of rights, fails the build, and nothing is written. */
function generate(): void {
  const { supergraphSdl, apiSdl } = composeSupergraph();
  const faults = lintRights(supergraphSdl, readRightsPage());
  if (faults.length > 0) throw new CompositionError(faults.map(({ at, message }) => `${at} ${message}`));
  writeFileSync(new URL("../supergraph.graphql", import.meta.url), `${supergraphSdl}\n`);
  writeFileSync(new URL("../api.graphql", import.meta.url), `${apiSdl}\n`);
}

try {
  generate();
} catch (error) {
  if (!(error instanceof CompositionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
