import type { Fault } from "./fault.ts";

/** Every fault of the lists beside this file. */
export const ALL_FAULTS: readonly Fault[] = [];
