import { writeFileSync } from "node:fs";
import { composeSupergraph } from "./compose.ts";
import { lintContract } from "./contract/lint.ts";
import { readSubgraphDocument, SUBGRAPHS } from "./subgraph-sdl.ts";

/** Composes the supergraph and writes it, unless the contract has a fault: then it names every one and fails. */

const { supergraphSdl, apiSdl } = composeSupergraph();
const subgraphs = new Map(SUBGRAPHS.map((name) => [name, readSubgraphDocument(name)]));
const faults = lintContract({ supergraphSdl, subgraphs });
for (const { at, message } of faults) process.stderr.write(`${at} ${message}\n`);
if (faults.length > 0) process.exit(1);
writeFileSync(new URL("../supergraph.graphql", import.meta.url), `${supergraphSdl}\n`);
writeFileSync(new URL("../api.graphql", import.meta.url), `${apiSdl}\n`);
