import { createRequire } from "node:module";

// @apollo/gateway 2.14 tells of values that the schema does not allow when nothing else went wrong, and else drops them
// (executeQueryPlan.js: `errors.length === 0 && postProcessingErrors.length > 0`). It looks its own function up on each
// call, so that what it found can be kept beside the data that it made.

/** By the data of an answer. */
const FAULTS = new WeakMap<object, readonly unknown[]>();

const shaping: unknown = createRequire(import.meta.url)("@apollo/gateway/dist/resultShaping.js");
const compute: unknown = Reflect.get(Object(shaping), "computeResponse");
if (typeof compute !== "function") throw new TypeError("this version of @apollo/gateway shapes its answers elsewhere");
Reflect.set(Object(shaping), "computeResponse", (options: unknown): unknown => {
  const result: unknown = Reflect.apply(compute, undefined, [options]);
  const { data, errors } = Object(result);
  if (typeof data === "object" && data !== null && Array.isArray(errors)) FAULTS.set(data, errors);
  return result;
});

/** What the gateway found in the data of an answer that the schema does not allow. Nothing for data that is null. */
export function listCompletionFaults(data: unknown): readonly unknown[] {
  return typeof data === "object" && data !== null ? (FAULTS.get(data) ?? []) : [];
}
