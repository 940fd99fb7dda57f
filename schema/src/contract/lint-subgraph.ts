import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from "graphql";
import type { ContractFault } from "./fault.ts";

const SPEC_URL = "https://specs.biometricflow.dev/place/v1.0";
/** Value types that several subgraphs define, each the same. */
const SHARED_TYPES: ReadonlySet<string> = new Set(["PageInfo", "PlaceFailure"]);

/** A subgraph that links other directives, or forgets to compose one, drops its own without a word. */
export function lintSubgraph(name: string, document: DocumentNode): readonly ContractFault[] {
  const directives = document.definitions.flatMap((it) =>
    it.kind === Kind.SCHEMA_EXTENSION ? (it.directives ?? []) : [],
  );
  const link = directives.find((it) => it.name.value === "link" && readText(it, "url") === SPEC_URL);
  if (link === undefined) return [{ at: name, message: `does not link ${SPEC_URL}` }];
  const composed = directives.filter((it) => it.name.value === "composeDirective").map((it) => readText(it, "name"));
  const imported = readValue(link, "import");
  const forgotten = (Array.isArray(imported) ? imported : []).filter((it: unknown) => !composed.includes(String(it)));
  return [
    ...forgotten.map((directive: unknown) => ({
      at: name,
      message: `imports ${String(directive)} and does not compose it`,
    })),
    ...lintSharedTypes(name, document),
  ];
}

function lintSharedTypes(name: string, document: DocumentNode): readonly ContractFault[] {
  return document.definitions.flatMap((it) => {
    if (it.kind !== Kind.OBJECT_TYPE_DEFINITION || !SHARED_TYPES.has(it.name.value)) return [];
    const isShareable = it.directives?.some((directive) => directive.name.value === "shareable");
    return isShareable ? [] : [{ at: `${name}: ${it.name.value}`, message: "must be @shareable in every subgraph" }];
  });
}

function readText(directive: ConstDirectiveNode, name: string): string {
  return String(readValue(directive, name));
}

function readValue(directive: ConstDirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value === undefined ? undefined : valueFromASTUntyped(value);
}
