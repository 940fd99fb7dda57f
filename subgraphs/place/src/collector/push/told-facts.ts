import type { DeviceFacts } from "../../domain/device.ts";
import type { LedgerWriter } from "../../domain/ledger.ts";
import { toClearedLog } from "../../domain/push/cleared-log.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";

/** What a reader says of itself. */
export type ToldFacts = Pick<
  DeviceFacts,
  "model" | "firmware" | "platform" | "macAddress" | "users" | "punches" | "capacity"
>;

/** Takes what a reader says of itself; what it does not say stays known. */
export async function takeFacts(
  ledger: Pick<LedgerWriter, "readDevice" | "recordFacts">,
  readerId: string,
  told: ToldFacts,
): Promise<void> {
  const device = await ledger.readDevice(readerId);
  const said = new Map(Object.entries(told).filter(([, value]) => value !== undefined));
  const isNews = [...said].some(([name, value]) => Reflect.get(device, name) !== value);
  if (isNews) await ledger.recordFacts(readerId, Object.fromEntries(said));
}

/** The reader's log was cleared, at a time of its own clock. */
export async function takeCleared(
  { ledger, log, clock }: Pick<PushDeps, "ledger" | "log" | "clock">,
  { readerId, zone }: Pick<PushPlan, "readerId" | "zone">,
  localTime: string,
): Promise<void> {
  const device = await ledger.readDevice(readerId);
  const { push } = device;
  if (push === undefined) return;
  const changes = toClearedLog({ ...device, push }, { localTime, zone }, clock.nowMs());
  for (const { facts, feed } of changes) await ledger.recordFacts(readerId, facts, feed);
  if (changes.length > 0) log.warn({ readerId, clearedAt: localTime }, "the reader's log was cleared");
}
