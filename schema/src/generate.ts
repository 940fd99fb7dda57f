import { writeFileSync } from "node:fs";
import { CompositionError, composeSupergraph } from "./compose.ts";

/** Writes the supergraph and what clients see of it; a fault of the contract fails the build, and nothing is written. */
function generate(): void {
  const { supergraphSdl, apiSdl } = composeSupergraph();
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
