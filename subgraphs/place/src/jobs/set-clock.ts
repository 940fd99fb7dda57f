import type { ClockSet } from "../domain/clocks/clock-set.ts";
import type { JobTools, JobWork } from "./job-work.ts";
import { inStep } from "./steps.ts";

/** Sets a reader's clock and reads it back. */
export function createSetClock({ readers }: JobTools): JobWork<"SET_CLOCK"> {
  return async ({ readerId, by, reason }, progress) => {
    const { promise: arrived, resolve, reject } = Promise.withResolvers<void>();
    const arriving = inStep(progress, { code: "CONNECT" }, () => arrived.then(() => undefined));
    const setting = readers.run(
      readerId,
      async (reader) => {
        resolve();
        await arriving;
        let set: ClockSet | undefined;
        await inStep(progress, { code: "CLOCK" }, async () => {
          set = await reader.setClock({ by, ...(reason !== undefined && { reason }) });
          return `It showed ${set.shownBefore ?? "no date that exists"}, and shows ${set.shownAfter ?? "none"}`;
        });
        return set;
      },
      progress.signal,
    );
    setting.catch(reject);
    const [set] = await Promise.all([setting, arriving]);
    return set;
  };
}
