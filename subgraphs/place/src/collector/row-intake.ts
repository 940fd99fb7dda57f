import { toChannelSetup } from "../domain/intake/channel-device.ts";
import { isToldAlike, type ToldPunch, toRecordedRow } from "../domain/intake/recorded-punch.ts";
import type { RecordOutcome, RowIntake } from "../domain/intake/row-intake.ts";
import { createCallRate } from "../domain/push/call-rate.ts";
import { importRows } from "./import-rows.ts";
import type { IntakePlan, RowIntakeDeps } from "./intake-plan.ts";

/** A terminal at a gate tells some in a second; an app that was without a network tells a day at once. */
const RECORD_RATE = { burst: 200, perSecond: 20, callers: 1_000 };

/** Files that wait while another one is taken. */
const MOST_WAITING = 4;

/** Creates what takes rows that no reader brings. */
export function createRowIntake(plan: IntakePlan, deps: RowIntakeDeps): RowIntake {
  const mayTell = createCallRate(RECORD_RATE);
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    recordPunch: async (told, by) => {
      if (!mayTell(by, deps.clock.nowMs())) return { kind: "TOO_MANY" };
      return recordPunch(plan, deps, told, by);
    },
    importRows: async (wish) => {
      if (waiting > MOST_WAITING) return { kind: "BUSY" };
      waiting += 1;
      const outcome = last.then(() => {
        wish.signal.throwIfAborted();
        return importRows(plan, deps, wish);
      });
      last = outcome.catch(() => undefined).finally(() => (waiting -= 1));
      return outcome;
    },
  };
}

async function recordPunch(
  { placeId, timeZone, limits, rules }: IntakePlan,
  { ledger, clock, identityKey }: RowIntakeDeps,
  told: ToldPunch,
  by: string,
): Promise<RecordOutcome> {
  const rule = rules[told.channel];
  if (rule === "REFUSED") return { kind: "REFUSED" };
  const row = toRecordedRow(told, { placeId, identityKey, timeZone, limits, rule, by, receivedAtMs: clock.nowMs() });
  const setup = toChannelSetup(told.channel);
  await ledger.openChannel(setup);
  const { added } = await ledger.recordRows(setup.readerId, [row]);
  const [stored] = await ledger.findRows([row.digest]);
  if (stored === undefined) throw new Error(`the ledger took ${row.digest} and does not have it`);
  return isToldAlike(stored.told, told) ? { kind: "RECORDED", row: stored, isNew: added > 0 } : { kind: "KEY_TAKEN" };
}
