import type { DeviceRecord } from "../domain/device.ts";
import type { DeviceLive } from "../generated/resolvers.ts";
import type { PlaceContext } from "../graph/context.ts";
import { toCount } from "./device-counts.ts";

/** `Device.live`: asks the reader. Null where it cannot be asked from here, or does not answer in time. */
export async function readLive(
  { readerId, status, isPushing, kind = "READER" }: DeviceRecord,
  _args: object,
  { live }: Pick<PlaceContext, "live">,
): Promise<DeviceLive | null> {
  if (kind !== "READER" || isPushing === true || status !== "ONLINE") return null;
  const answer = await live?.ask(readerId);
  if (answer === undefined) return null;
  const { atMs, roundTripMs, localTime, users, punches, capacity } = answer;
  return {
    at: new Date(atMs).toISOString(),
    roundTripMs,
    localTime: localTime ?? null,
    counts: { users: toCount(users), punches: toCount(punches), capacity: toCount(capacity) },
  };
}
