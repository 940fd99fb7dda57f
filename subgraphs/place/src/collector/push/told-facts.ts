import type { DeviceFacts } from "../../domain/device.ts";
import type { LedgerWriter } from "../../domain/ledger.ts";
import type { PushDeps } from "./push-plan.ts";

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
  { ledger, log }: Pick<PushDeps, "ledger" | "log">,
  readerId: string,
  localTime: string,
): Promise<void> {
  const { push } = await ledger.readDevice(readerId);
  if (push === undefined || (push.clearedAt ?? "") >= localTime) return;
  const { proof: _before, check: _running, differs: _differed, ...others } = push;
  await ledger.recordFacts(readerId, { push: { ...others, clearedAt: localTime } });
  log.warn({ readerId, clearedAt: localTime }, "the reader's log was cleared");
}
