import { writeFileSync } from "node:fs";
import { composeSupergraph } from "./compose.ts";

const { supergraphSdl, apiSdl } = composeSupergraph();
writeFileSync(new URL("../supergraph.graphql", import.meta.url), `${supergraphSdl}\n`);
writeFileSync(new URL("../api.graphql", import.meta.url), `${apiSdl}\n`);
