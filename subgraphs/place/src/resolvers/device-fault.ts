import type { DeviceFault } from "../domain/device.ts";
import { toFaultAction } from "../domain/fault-actions.ts";
import { toUsualStep } from "../domain/fault-steps.ts";

/** A fault in the words of the graph. @param at what was being done, where the fault itself does not tell */
export function toGraphFault(fault: DeviceFault | undefined, at?: string) {
  if (fault === undefined) return null;
  const { code, message, step, sinceMs } = fault;
  const action = toFaultAction(code);
  return {
    code,
    message,
    step: step ?? at ?? toUsualStep(code) ?? null,
    action: action ?? null,
    since: new Date(sinceMs).toISOString(),
  };
}
