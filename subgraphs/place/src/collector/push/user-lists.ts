import { isListDue, LIST_DOUBTED } from "../../domain/push/push-facts.ts";
import type { OrderRecord } from "../../domain/push/push-order.ts";
import type { OrderAnswer, PushOrders } from "./push-orders.ts";
import type { PushDeps } from "./push-plan.ts";

/** More than any reader can hold: whoever sends more is not listening. */
const MOST_USERS = 200_000;
/** The answer of a reader that has nobody to send. */
const NO_DATA = -1;

/** A list that a reader is sending. */
interface Listing {
  readonly orderKey: number;
  readonly pins: Set<string>;
}

/**
 * The users of readers that push. A reader tells at once whom it enrols; of whoever was removed it says no more than that
 * somebody was, so it is asked for its whole list, and whoever is not in it is not enrolled there any more. A list counts only when
 * it has as many users as the reader says it holds: one that broke off removes nobody.
 */
export class UserLists {
  readonly #deps: PushDeps;
  readonly #orders: Pick<PushOrders, "ask">;
  readonly #listings = new Map<string, Listing>();

  constructor(deps: PushDeps, orders: Pick<PushOrders, "ask">) {
    this.#deps = deps;
    this.#orders = orders;
  }

  /** Somebody was removed at the reader. */
  async doubt(readerId: string): Promise<void> {
    const { ledger } = this.#deps;
    const { push } = await ledger.readDevice(readerId);
    if (push !== undefined) await ledger.recordFacts(readerId, { push: { ...push, usersListed: LIST_DOUBTED } });
  }

  /** Asks for the list where it is due. */
  async askWhenDue(readerId: string): Promise<void> {
    const { ledger } = this.#deps;
    const device = await ledger.readDevice(readerId);
    if (!isListDue(device) || (await this.#orders.ask(readerId, { kind: "QUERY_USERS" })) === undefined) return;
    const { push, users } = await ledger.readDevice(readerId);
    if (push !== undefined && users !== undefined)
      await ledger.recordFacts(readerId, { push: { ...push, usersListed: users } });
  }

  /** A reader was told an order. */
  begin({ key, readerId, order }: OrderRecord): void {
    if (order.kind === "QUERY_USERS" && order.pin === undefined)
      this.#listings.set(readerId, { orderKey: key, pins: new Set() });
  }

  /** A reader sent users. */
  note(readerId: string, people: readonly { readonly pin: string }[]): void {
    const pins = this.#listings.get(readerId)?.pins;
    for (const { pin } of people) pins?.add(pin);
    if ((pins?.size ?? 0) > MOST_USERS) this.#listings.delete(readerId);
  }

  /** A reader answered an order: whoever is not in the list is enrolled there no more. */
  async end(readerId: string, { key, returnCode }: OrderAnswer): Promise<void> {
    const { ledger, log, timers } = this.#deps;
    const listing = this.#listings.get(readerId);
    if (listing?.orderKey !== key) return;
    this.#listings.delete(readerId);
    const { pins } = listing;
    const isWhole = returnCode >= 0 || (returnCode === NO_DATA && pins.size === 0);
    if (!isWhole || (await ledger.readDevice(readerId)).users !== pins.size) return;
    const gone = [...(await ledger.readSlots(readerId))].filter(([, pin]) => !pins.has(pin));
    for (const [slot] of gone) {
      await ledger.recordEnrolments(readerId, [], [slot, slot]);
      await timers.yieldTurn();
    }
    if (gone.length > 0) log.info({ readerId, people: gone.length }, "the reader has them no more");
  }
}
