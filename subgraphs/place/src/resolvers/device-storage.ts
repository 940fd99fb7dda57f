import type { PlaceContext } from "../graph/context.ts";
import type { DeviceRecord } from "../domain/device.ts";
import { FORECAST_WINDOW_MS, toStorageForecast } from "../domain/storage-forecast.ts";
import type { DeviceStorage } from "../generated/resolvers.ts";

/** How full the log of a reader is, and when it will be; null where the reader tells no counts. */
export async function readStorage(
  { id, punches: rows, capacity }: DeviceRecord,
  { ledger, clock }: Pick<PlaceContext, "ledger" | "clock">,
): Promise<DeviceStorage | null> {
  if (rows === undefined || rows < 0 || capacity === undefined || capacity <= 0) return null;
  const nowMs = clock.nowMs();
  const selection = { deviceIds: [id], fromMs: nowMs - FORECAST_WINDOW_MS, toMs: nowMs + 1 };
  const ever = { deviceIds: [id] };
  const [punches, [first]] = await Promise.all([
    ledger.countPunches(selection),
    ledger.listPunchPositions(ever, { limit: 1, after: undefined, isDescending: false }),
  ]);
  const sinceMs = first && Math.max(selection.fromMs, Number(first[0]));
  const recent = sinceMs === undefined ? undefined : { punches, sinceMs };
  const { punchesPerDay, fullOn, ...told } = toStorageForecast({ rows, capacity, recent, nowMs });
  return { ...told, punchesPerDay: punchesPerDay ?? null, fullOn: fullOn ?? null };
}
