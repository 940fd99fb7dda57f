import { DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import type { AddingTools } from "../../subgraphs/place/src/jobs/job-work.ts";

/** Readers of these places are added by no job: `place-added-readers.test.ts` starts whole processes. */
export const NO_ADDING: AddingTools = {
  desk: {
    judge: async () => ({ key: "id", reason: "NO_SUCH_READER", message: "not here" }),
    add: async () => undefined,
  },
  keys: { read: async () => 0, write: async () => undefined, listNames: async () => [] },
  toPlan: () => {
    throw new Error("no reader is added here");
  },
  driver: createDriver(),
  timing: DEFAULT_TIMING,
};
