import { randomBytes } from "node:crypto";
import type { Clock } from "../domain/clock.ts";
import type { JobLimits } from "../domain/jobs/job-limits.ts";
import type { JobOperations } from "../domain/jobs/job-operations.ts";
import type { LogClearDesk } from "../domain/log-clear/log-clear-store.ts";
import { toJobKeyName } from "./job-keys.ts";
import type { ReaderKeys } from "../domain/readers/added-reader.ts";
import type { JobStore } from "../domain/jobs/job-store.ts";

/** What jobs are asked for with. */
export interface JobDeskParts {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly limits: JobLimits;
  readonly keys?: ReaderKeys;
}

/** Creates where jobs are asked for, in whichever process of the place: they are run by the one that visits the readers. */
export function createJobDesk({ store, clock, limits, keys }: JobDeskParts): JobOperations {
  return {
    start: async (asked, askedBy, commKey = 0) => {
      const id = createId();
      if (commKey !== 0) await keys?.write(toJobKeyName(id), commKey);
      const added = await store.add({ id, asked, askedBy, createdMs: clock.nowMs() }, limits);
      if (commKey !== 0 && added.kind !== "ADDED") await keys?.write(toJobKeyName(id), 0);
      return "job" in added ? added.job : added.kind;
    },
    find: (id) => store.find(id),
    list: (limit, after) => store.list(limit, after),
    count: () => store.count(),
    cancel: (id, nowMs) => store.cancel(id, nowMs),
    readHead: () => store.readHead(),
    watch: (onChange) => store.watch(onChange),
  };
}

/** Creates where somebody asks for logs to be cleared. */
export function createLogClearDesk(store: LogClearDesk["store"], aloneAfterMs: number): LogClearDesk {
  return { store, aloneAfterMs, createId };
}

function createId(): string {
  return randomBytes(12).toString("base64url");
}
