import type { PushErrand, SyncEnd } from "../../domain/push/pushing-readers.ts";
import type { PushOrders } from "./push-orders.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";

/** As long as for anything else that is wanted of a reader. */
const PATIENCE_MS = 3_600_000;

interface Wish {
  readonly isFull: boolean;
  readonly errand: PushErrand;
  readonly deadlineMs: number;
  readonly resolve: (end: SyncEnd) => void;
  /** When its comparison began. */
  beganMs?: number;
}

/** Comparisons of readers' logs with the ledger that somebody wants now, whether one is due or not. */
export class PushSyncs {
  readonly #deps: PushDeps;
  readonly #orders: Pick<PushOrders, "beginWished">;
  readonly #wishes = new Map<string, Set<Wish>>();

  constructor(deps: PushDeps, orders: Pick<PushOrders, "beginWished">) {
    this.#deps = deps;
    this.#orders = orders;
  }

  /** Wants one. @throws the reason of the errand's signal: what began goes on by itself */
  async want(readerId: string, isFull: boolean, errand: PushErrand): Promise<SyncEnd> {
    errand.signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<SyncEnd>();
    const wish: Wish = { isFull, errand, resolve, deadlineMs: this.#deps.clock.nowMs() + PATIENCE_MS };
    const wishes = this.#wishes.get(readerId) ?? new Set();
    this.#wishes.set(readerId, wishes.add(wish));
    const onAbort = (): void => reject(errand.signal.reason);
    errand.signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await promise;
    } finally {
      errand.signal.removeEventListener("abort", onAbort);
      wishes.delete(wish);
    }
  }

  /** A reader calls for orders: its comparison begins, or has ended. One that is under way comes first. */
  async called(plan: PushPlan): Promise<void> {
    for (const wish of this.#wishes.get(plan.readerId) ?? []) {
      const device = await this.#deps.ledger.readDevice(plan.readerId);
      if (device.push?.check !== undefined) return;
      if (wish.beganMs === undefined) {
        wish.beganMs = this.#deps.clock.nowMs();
        wish.errand.onCalled?.();
        await this.#orders.beginWished(plan, wish.isFull);
        return;
      }
      wish.resolve(toEnd(device.push, wish.beganMs));
    }
  }

  /** Gives up what waits for readers that did not call in time. */
  expire(): void {
    const nowMs = this.#deps.clock.nowMs();
    const failure = { code: "DEVICE_SILENT", message: "The reader did not call within an hour" } as const;
    for (const wish of [...this.#wishes.values()].flatMap((wishes) => [...wishes]))
      if (nowMs >= wish.deadlineMs) wish.resolve({ kind: "FAILED", failure });
  }
}

type Known = Awaited<ReturnType<PushDeps["ledger"]["readDevice"]>>["push"];

function toEnd(push: Known, beganMs: number): SyncEnd {
  if (push?.differs !== undefined) {
    const { readerRows, ledgerRows } = push.differs;
    return { kind: "DIFFERS", readerRows, ledgerRows };
  }
  if (push?.hasNoSums === true) return { kind: "SENT" };
  const isEnded = push?.proof !== undefined && (push.checkEndedMs ?? 0) >= beganMs;
  if (isEnded && push.proof.untilMs >= beganMs - PROOF_AGE_MS) return { kind: "PROVED", rows: push.proof.rows };
  const message = "The reader did not do what it was asked for: see its orders";
  return { kind: "FAILED", failure: { code: "DEVICE_REJECTED", message } };
}

/** A proof leaves out the last minute, whose rows may be on their way. */
const PROOF_AGE_MS = 61_000;
