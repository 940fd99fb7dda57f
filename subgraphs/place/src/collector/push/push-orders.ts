import type { DeviceRecord } from "../../domain/device.ts";
import { toDueCheck, toWishedCheck } from "../../domain/push/check-schedule.ts";
import { toCheckEnd } from "../../domain/push/check-end.ts";
import type { PushFacts, RunningCheck } from "../../domain/push/push-facts.ts";
import {
  decideDelivery,
  isChange,
  MAX_OPEN_ORDERS,
  NOT_ANSWERED,
  type OrderRecord,
  type PushOrder,
} from "../../domain/push/push-order.ts";
import { advanceCheck, beginCheck, type CheckAnswer, type CheckStep } from "../../domain/push/range-check.ts";
import { toSpanMs } from "../../domain/push/reader-clock.ts";
import { RETURN, UNKNOWN_ORDER } from "../../domain/push/return-code.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";
import type { PushAsks } from "./push-asks.ts";
import type { RowTallies } from "./row-tally.ts";

/** What a reader told of an order. */
export interface OrderAnswer {
  readonly key: number;
  readonly returnCode: number;
  readonly attlogSum: number | undefined;
}

/**
 * Orders of readers that push: queued on disk, told when the reader asks, and told again when it did not answer. By them a reader is
 * compared with the ledger, window by window.
 */
export class PushOrders {
  readonly #deps: PushDeps;
  readonly #tallies: Pick<RowTallies, "settle">;
  readonly #asks: Pick<PushAsks, "ended" | "ownerOf">;

  constructor(deps: PushDeps, tallies: Pick<RowTallies, "settle">, asks: Pick<PushAsks, "ended" | "ownerOf">) {
    this.#deps = deps;
    this.#tallies = tallies;
    this.#asks = asks;
  }

  /** Queues an order of somebody; `undefined` while too many wait. */
  async ask(readerId: string, order: PushOrder): Promise<OrderRecord | undefined> {
    const { store, clock } = this.#deps;
    const open = await store.listOpenOrders(readerId);
    return open.length < MAX_OPEN_ORDERS ? store.addOrder(readerId, order, clock.nowMs()) : undefined;
  }

  /** What a reader is told that asks for orders. */
  async next(plan: PushPlan): Promise<readonly OrderRecord[]> {
    const { store, clock } = this.#deps;
    const { readerId } = plan;
    await this.#endLostCheck(plan);
    await this.#beginDueCheck(plan);
    for (;;) {
      const delivery = decideDelivery(await store.listOpenOrders(readerId), clock.nowMs());
      if (delivery.kind === "NOTHING") return [];
      if (delivery.kind === "GIVE_UP") {
        const { key } = delivery.record;
        await this.#end(plan, delivery.record, { key, returnCode: NOT_ANSWERED, attlogSum: undefined });
        continue;
      }
      const changes = delivery.records.filter(({ order }) => isChange(order));
      if (changes.some(({ key }) => this.#asks.ownerOf(readerId, key) === "ASKING")) return [];
      const orphans = changes.filter(({ key }) => this.#asks.ownerOf(readerId, key) === "NOBODY");
      for (const { key } of orphans) await this.cancel(key);
      const records = delivery.records.filter((record) => !orphans.includes(record));
      if (records.length === 0) continue;
      for (const { key } of records) await store.noteDelivered(key, clock.nowMs());
      return records;
    }
  }

  /** Ends an order that nobody wants any more; what the reader has done of it stays. @returns whether it was open */
  cancel(key: number): Promise<boolean> {
    const { store, clock } = this.#deps;
    return store.endOrder(key, { state: "CANCELLED", returnCode: undefined, attlogSum: undefined }, clock.nowMs());
  }

  /** Begins a comparison that somebody wants now. */
  async beginWished(plan: PushPlan, isFull: boolean): Promise<void> {
    const { ledger, clock } = this.#deps;
    const device = await ledger.readDevice(plan.readerId);
    if (device.push === undefined) return;
    const { goal, oldest, newest, untilMs } = toWishedCheck(
      { ...device, push: device.push },
      isFull,
      plan,
      clock.nowMs(),
    );
    await this.#follow(plan, beginCheck(goal, oldest, newest), { beganMs: clock.nowMs(), untilMs });
  }

  /** Takes what a reader told; an order of another reader, or one that has ended, is none. */
  async take(plan: PushPlan, answer: OrderAnswer): Promise<void> {
    const open = await this.#deps.store.listOpenOrders(plan.readerId);
    const record = open.find(({ key, state }) => key === answer.key && state === "DELIVERED");
    if (record !== undefined) await this.#end(plan, record, answer);
  }

  /** Somebody cancelled the order that a comparison waits for. */
  async #endLostCheck(plan: PushPlan): Promise<void> {
    const { ledger, store } = this.#deps;
    const check = (await ledger.readDevice(plan.readerId)).push?.check;
    if (check === undefined) return;
    const open = await store.listOpenOrders(plan.readerId);
    if (!open.some(({ key }) => key === check.orderKey)) await this.#follow(plan, { kind: "FAILED" }, check);
  }

  async #beginDueCheck(plan: PushPlan): Promise<void> {
    const { ledger, clock } = this.#deps;
    const device = await ledger.readDevice(plan.readerId);
    const due = toDueCheck(device, plan, clock.nowMs());
    if (due === undefined) return;
    const step = beginCheck(due.goal, due.oldest, due.newest);
    await this.#follow(plan, step, { beganMs: clock.nowMs(), untilMs: due.untilMs });
  }

  async #end(plan: PushPlan, record: OrderRecord, { returnCode, attlogSum }: OrderAnswer): Promise<void> {
    const { ledger, store, clock } = this.#deps;
    const { push, punches } = await ledger.readDevice(plan.readerId);
    const check = push?.check;
    if (check?.orderKey === record.key) {
      const ledgerRows = await this.#countRows(plan.readerId, check, attlogSum);
      const outcome = toOutcome(returnCode, check);
      await this.#follow(
        plan,
        advanceCheck(check, { outcome, sum: attlogSum, ledgerRows, statedRows: punches }),
        check,
      );
    }
    const state = returnCode < 0 ? "FAILED" : "DONE";
    await store.endOrder(record.key, { state, returnCode, attlogSum }, clock.nowMs());
    this.#asks.ended(plan.readerId, record.key, returnCode, attlogSum);
  }

  /** Rows that the ledger has of the window of a check, with the copies that the reader's own count proves. */
  async #countRows(readerId: string, check: RunningCheck, sum: number | undefined): Promise<number> {
    const { from, to } = check;
    const span = { from, to, ...toSpanMs(from, to) };
    const { store } = this.#deps;
    const rows = await store.countRows(readerId, span);
    if (sum === undefined || sum <= rows || !check.wasSentAgain) return rows;
    await this.#tallies.settle(readerId, check, sum);
    return store.countRows(readerId, span);
  }

  /** Does what a step of a check asks for. A check whose order was not written down is begun anew: each order may be done twice. */
  async #follow(plan: PushPlan, step: CheckStep, running: Pick<RunningCheck, "beganMs" | "untilMs">): Promise<void> {
    const { ledger, store, clock, log } = this.#deps;
    const { readerId, zone } = plan;
    const nowMs = clock.nowMs();
    const device = await ledger.readDevice(readerId);
    if (!hasPush(device)) return;
    if (step.kind === "ASK") {
      const { key: orderKey } = await store.addOrder(readerId, step.order, nowMs);
      const { beganMs, untilMs } = running;
      const check = { ...step.check, orderKey, beganMs, untilMs };
      await ledger.recordFacts(readerId, { push: { ...device.push, check } });
      return;
    }
    const { check } = device.push;
    if (check === undefined) return;
    for (const { facts, feed } of toCheckEnd(device, { check, end: step, zone }, nowMs)) {
      await ledger.recordFacts(readerId, facts, feed);
    }
    const isGood = step.kind === "PROVED";
    log[isGood ? "info" : "warn"]({ readerId, check: step }, "the reader's log was compared with the ledger");
  }
}

function hasPush(device: DeviceRecord): device is DeviceRecord & { readonly push: PushFacts } {
  return device.push !== undefined;
}

function toOutcome(returnCode: number, { asked }: RunningCheck): CheckAnswer["outcome"] {
  if (UNKNOWN_ORDER.has(returnCode)) return "UNKNOWN_ORDER";
  return returnCode >= 0 || (asked === "ROWS" && returnCode === RETURN.noData) ? "DONE" : "FAILED";
}
