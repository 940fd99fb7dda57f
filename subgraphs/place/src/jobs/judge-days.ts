import type { DeviceRecord } from "../domain/device.ts";
import { type DayEvidence, type DayVerdict, toDeviceDays, toRangeMs } from "../domain/device-days.ts";
import { MOST_GAPS } from "../domain/gap.ts";
import type { JobTools } from "./job-work.ts";

/** Which days, both ends included, and the zone of the reader's clock. */
interface JudgedDays extends Pick<DayEvidence, "zone"> {
  readonly from: string;
  readonly to: string;
}

/** What is known of each of some days of a reader now. */
export async function judgeDays(
  { history, clock }: Pick<JobTools, "history" | "clock">,
  device: DeviceRecord,
  { from, to, zone }: JudgedDays,
): Promise<ReadonlyMap<string, DayVerdict>> {
  const { id: deviceId } = device;
  const kept = await history.listDays({ deviceId, from, to });
  const gaps = await history.listGaps({ deviceId, ...toRangeMs({ from, to }, zone) }, MOST_GAPS);
  const days = toDeviceDays({ from, to }, { device, kept, gaps, zone, nowMs: clock.nowMs(), canStore: true });
  return new Map(days.map(({ date, verdict }) => [date, verdict]));
}
