import type { FaultStep } from "./device.ts";
import { FAULT_ACTIONS, JOB_ACTIONS, PUSH_ACTIONS, STORE_ACTIONS } from "./fault-actions.ts";

/** The step of a fault as people are told it: of a visit, or where else it failed. */
type ShownStep = FaultStep | "SESSION" | "CALL" | "STORE" | "JOB";

/** What is meant where a fault tells no step: one of an older version, or one that is about no visit. Later lines count. */
const STEPS: ReadonlyMap<string, ShownStep> = new Map<string, ShownStep>([
  ...spread("SESSION", FAULT_ACTIONS),
  ...spread("CALL", PUSH_ACTIONS),
  ...spread("STORE", STORE_ACTIONS),
  ...spread("JOB", JOB_ACTIONS),
  ["DEVICE_AUTH_FAILED", "AUTHENTICATE"],
  ["DEVICE_AT_OTHER_PLACE", "IDENTITY"],
  ["DEVICE_PLACE_UNDECIDED", "IDENTITY"],
  ["DEVICE_DUPLICATE", "IDENTITY"],
  ["DEVICE_REPLACED", "IDENTITY"],
  ["DEVICE_LOG_NOT_OFFERED", "LOG"],
  ["DEVICE_READ_HELD", "LOG"],
]);

/** The step for a code whose fault tells none; `undefined` for a code that is not known. */
export function toUsualStep(code: string): ShownStep | undefined {
  return STEPS.get(code);
}

function spread(step: ShownStep, codes: object): readonly (readonly [code: string, step: ShownStep])[] {
  return Object.keys(codes).map((code) => [code, step]);
}
