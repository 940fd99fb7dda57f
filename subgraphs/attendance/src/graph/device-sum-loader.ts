import DataLoader from "dataloader";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";
import type { DeviceQuestion, DeviceSums } from "../domain/summary/device-summary.ts";
import type { SummaryReader } from "../domain/summary/summary-store.ts";

/** What is asked of one reader. */
interface AskedDevice extends DeviceQuestion {
  readonly readerId: string;
}

/** Punches of one request's readers, of the people whom the viewer sees. */
export type DeviceSumLoader = DataLoader<AskedDevice, DeviceSums, string>;

const READERS_AT_ONCE = 1_000;

/** Creates the loader of one request: however many readers are asked about the same dates, one count. */
export function createDeviceSumLoader(
  { summaries }: { readonly summaries: Pick<SummaryReader, "countDevices"> },
  readScope: () => Promise<ViewerScope>,
): DeviceSumLoader {
  const toQuestion = ({ from, to, groupBy }: DeviceQuestion) => `${from} ${to} ${groupBy}`;
  return new DataLoader<AskedDevice, DeviceSums, string>(
    async (asked) => {
      const { people } = await readScope();
      const found = new Map<AskedDevice, DeviceSums>();
      for (const same of Map.groupBy(asked, toQuestion).values()) {
        const [question] = same;
        if (question === undefined) continue;
        const ids = same.map(({ readerId }) => readerId);
        const sums = await summaries.countDevices(ids, question, people);
        for (const [index, each] of same.entries()) {
          const own = sums[index];
          if (own !== undefined) found.set(each, own);
        }
      }
      return asked.map((each) => found.get(each) ?? new RangeError("a reader was not counted"));
    },
    { cacheKeyFn: (each) => `${toQuestion(each)} ${each.readerId}`, maxBatchSize: READERS_AT_ONCE },
  );
}
