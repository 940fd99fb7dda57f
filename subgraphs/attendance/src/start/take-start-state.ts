import { ConfigError, type ConfigFault } from "@biometricflow/config/config-error";
import type { ExecutionResult } from "graphql";
import type { StartStep } from "./start-files.ts";

/** Answers a mutation as the graph does. */
export type Execute = (source: string, variables: { readonly input: unknown }) => Promise<ExecutionResult>;

/**
 * Takes in what an organisation begins with, as an administrator would: each step is a mutation of the graph, with its checks,
 * its marks and its lines in the log of changes. Every step may be taken again.
 *
 * @throws {ConfigError} with every fault of the first step that has one; the steps before it stay
 */
export async function takeStartState(steps: readonly StartStep[], execute: Execute): Promise<void> {
  for (const step of steps) {
    const faults = toFaults(step, await execute(toDocument(step), { input: step.input }));
    if (faults.length > 0) throw new ConfigError(faults);
  }
}

/** Sheets answer with the cells that do not do. */
function toDocument({ mutation, file }: StartStep): string {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const wish = file.endsWith(".csv") ? "faults { line column found expected }" : "__typename";
  return `mutation ($input: ${type}) { done: ${mutation}(input: $input) { ${wish} } }`;
}

function toFaults({ file, key }: StartStep, { data, errors = [] }: ExecutionResult): readonly ConfigFault[] {
  const done: unknown = data?.["done"];
  const faults: unknown = Object(done).faults;
  const cells = Array.isArray(faults) ? faults.map(Object) : [];
  return [
    ...errors.map(({ message }) => ({ file, key, found: message, expected: "an input that the graph takes" })),
    ...cells.map((cell) => ({
      file,
      key: `line ${cell.line}, ${cell.column}`,
      found: JSON.stringify(cell.found),
      expected: String(cell.expected),
    })),
  ];
}
