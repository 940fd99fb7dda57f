import { claimReader } from "../claim-reader.ts";
import { createLogJoin } from "../../domain/log-join.ts";
import type { LedgerRow, ReaderRow } from "../../domain/punch.ts";
import { decideStanding, type PushCaller, type Standing, type WaitingReason } from "../../domain/push/standing.ts";
import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { PushAsks } from "./push-asks.ts";
import { createPushErrands } from "./push-errands.ts";
import { PushSyncs } from "./push-syncs.ts";
import { takePeople } from "./push-users.ts";
import type { DeskReader } from "./desk-reader.ts";
import { Contacts } from "./contacts.ts";
import { Newcomers } from "./newcomers.ts";
import { takeRest, takeRows } from "./push-intake.ts";
import { type OrderAnswer, PushOrders } from "./push-orders.ts";
import type { BesidePunches, PunchRequest } from "./punch-request.ts";
import type { ApproveOutcome, PushOperations } from "../../domain/push/push-operations.ts";
import type { OrderRecord, PushOrder } from "../../domain/push/push-order.ts";
import type { WaitingRecord } from "../../domain/push/push-store.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";
import { toReplacedSerial } from "../../domain/serials/former-serials.ts";
import type { PushingReaders } from "../../domain/push/pushing-readers.ts";
import type { ToldPerson } from "../../domain/push/told-person.ts";
import { RowTallies } from "./row-tally.ts";
import { takeCleared, takeFacts, type ToldFacts } from "./told-facts.ts";
import { UserLists } from "./user-lists.ts";
import { noteWrongKey } from "./wrong-key.ts";

/** An order that a reader is told, and what it writes. */
export interface ToldOrder extends OrderRecord {
  readonly fields: Uint8Array | undefined;
}

/** Between two looks for readers that are silent. */
const WATCH_MS = 5_000;
/** Between two looks for newcomers that another process approved. */
const LEARN_MS = 2_000;

/**
 * Where readers call that push: who is who, and what becomes of what they bring. Every promise settles after it is on disk, and
 * rejects when it could not be stored.
 */
export class PushDesk implements PushOperations {
  readonly #deps: PushDeps;
  readonly #orders: PushOrders;
  readonly #tallies: RowTallies;
  readonly #lists: UserLists;
  readonly #newcomers: Newcomers;
  readonly #asks: PushAsks;
  readonly #contacts: Contacts;
  readonly #syncs: PushSyncs;
  /** What jobs do with the readers. */
  readonly errands: PushingReaders;
  readonly #readers: ReadonlyMap<string, DeskReader>;
  #learntMs = Number.NEGATIVE_INFINITY;

  /** Knows its readers by their configuration alone until `load`: nobody may be served before. */
  constructor(plans: readonly PushPlan[], deps: PushDeps) {
    this.#deps = deps;
    this.#tallies = new RowTallies(deps.ledger);
    this.#asks = new PushAsks(deps);
    this.#contacts = new Contacts(deps);
    this.#orders = new PushOrders(deps, this.#tallies, this.#asks);
    this.#syncs = new PushSyncs(deps, this.#orders);
    this.#lists = new UserLists(deps, this.#orders);
    this.#newcomers = new Newcomers(deps, (readerId, rows, more) => this.takePunches(readerId, rows, more));
    const parts = { asks: this.#asks, syncs: this.#syncs };
    this.errands = createPushErrands(deps, parts, (readerId) => this.#readers.get(readerId)?.plan);
    this.#readers = new Map(plans.map((plan) => [plan.readerId, toUnknown(plan)]));
  }

  /** Reads what the ledger knows of the readers now: another process of the place may have had them. */
  async load(): Promise<void> {
    const { ledger } = this.#deps;
    for (const reader of this.#readers.values()) {
      const { readerId, serialNumber: configured } = reader.plan;
      const device = await ledger.readDevice(readerId);
      const { serialNumber: known, push } = device;
      reader.serialNumber = configured ?? known;
      reader.keyShownFrom = push?.keyShownFrom;
      reader.written = undefined;
      if (configured !== undefined && configured !== known) {
        const lastRowMs = known === undefined ? undefined : await ledger.readLastInstant(readerId);
        await ledger.recordFacts(readerId, toReplacedSerial(device, configured, { nowMs: this.nowMs(), lastRowMs }));
      } else if (reader.serialNumber !== undefined && configured === undefined)
        await this.#newcomers.takeBroughtIfPossible(reader);
    }
  }

  /**
   * Learns which newcomers were approved by another process of the place, now and then, since strangers may call as often as they
   * like. What they brought meanwhile was kept aside and goes where it belongs.
   */
  async learnApproved(): Promise<void> {
    const open = [...this.#readers.values()].filter(({ serialNumber }) => serialNumber === undefined);
    const nowMs = this.nowMs();
    if (open.length === 0 || Math.abs(nowMs - this.#learntMs) < LEARN_MS) return;
    this.#learntMs = nowMs;
    for (const reader of open) {
      const { readerId } = reader.plan;
      reader.serialNumber = (await this.#deps.ledger.readDevice(readerId)).serialNumber;
      if (reader.serialNumber !== undefined) await this.#newcomers.takeBrought(reader);
    }
  }

  /** Who a caller is. */
  standingOf(caller: PushCaller): Standing {
    return decideStanding(caller, [...this.#readers.values()].map(toIdentity));
  }

  /** Label of the encoding of a reader's texts. */
  encodingOf(readerId: string): string {
    return this.#reader(readerId).plan.textEncoding;
  }

  /** The zone of a reader's clock. */
  zoneOf(readerId: string): ReaderZone {
    return this.#reader(readerId).plan.zone;
  }

  nowMs(): number {
    return this.#deps.clock.nowMs();
  }

  /** Lets everything else that is ready run first. */
  async yieldTurn(): Promise<void> {
    await this.#deps.timers.yieldTurn();
  }

  /** A caller shows a comm key, or none. @returns its standing after that */
  async showKey(caller: PushCaller, key: string | undefined): Promise<Standing> {
    const reader = [...this.#readers.values()].find(({ serialNumber }) => serialNumber === caller.serialNumber);
    const isAsked = reader !== undefined && reader.plan.commKey !== 0 && key !== undefined;
    if (!isAsked || !reader.plan.isAddressAllowed(caller.address)) return this.standingOf(caller);
    const { readerId, commKey } = reader.plan;
    if (key !== String(commKey)) {
      if (reader.keyShownFrom === caller.address) await this.#contacts.noteKey(reader, undefined);
      await noteWrongKey(this.#deps, readerId);
      return { kind: "WAITING", reason: "WRONG_KEY" };
    }
    if (reader.keyShownFrom !== caller.address) {
      await this.#contacts.note(reader, caller.address, true);
      await this.#contacts.noteKey(reader, caller.address);
    }
    return this.standingOf(caller);
  }

  /** A reader called, for whatever. */
  async noteCall(readerId: string, address: string): Promise<void> {
    await this.#contacts.note(this.#reader(readerId), address, false);
  }

  /** A request with punches begins. @param lines that it has at most */
  openRequest(readerId: string, body: Uint8Array, lines: number): PunchRequest {
    return { join: createLogJoin(lines), isTallied: this.#tallies.isWanted(readerId, body) };
  }

  /** Takes punches of a request, and lines that are none. */
  async takePunches(
    readerId: string,
    rows: readonly ReaderRow[],
    { unreadable, request, receivedMs = this.nowMs() }: BesidePunches,
  ): Promise<void> {
    const { ledger, store } = this.#deps;
    const { plan, serialNumber } = this.#reader(readerId);
    if (serialNumber === undefined) throw new TypeError(`the reader ${readerId} has no serial number`);
    await this.#requireOwn(readerId);
    const { join, isTallied } = request;
    const onStored = (stored: readonly LedgerRow[]) => this.#tallies.note(readerId, stored);
    const origin = { plan, serialNumber, receivedMs, join, ...(isTallied ? { onStored } : {}) };
    await takeRows(this.#deps, origin, rows);
    if (unreadable.length === 0) return;
    const added = await store.keepUnreadable(readerId, unreadable, receivedMs);
    const { push } = await ledger.readDevice(readerId);
    if (added === 0 || push === undefined) return;
    await ledger.recordFacts(readerId, { push: { ...push, unreadable: push.unreadable + added } });
    this.#deps.log.warn({ readerId, lines: added }, "the reader pushed lines that are no punch: they are kept aside");
  }

  /** All rows of a request were taken. */
  async endRequest(readerId: string, { join }: PunchRequest): Promise<void> {
    await takeRest(this.#deps.ledger, readerId, join);
  }

  /** Takes people that a reader enrolled or changed. */
  async takePeople(readerId: string, people: readonly ToldPerson[]): Promise<void> {
    await this.#requireOwn(readerId);
    await takePeople(this.#deps.ledger, readerId, people);
    this.#asks.noted(readerId, people);
    this.#lists.note(readerId, people);
    await this.#deps.ledger.recordFacts(readerId, { unreadUsers: 0 });
  }

  /** Somebody was removed at the reader. */
  async doubtUsers(readerId: string): Promise<void> {
    await this.#lists.doubt(readerId);
  }

  /** Takes what a reader says of itself; what it does not say stays known. */
  async takeFacts(readerId: string, told: ToldFacts): Promise<void> {
    await takeFacts(this.#deps.ledger, readerId, told);
  }

  /** The reader's log was cleared, at a time of its own clock. */
  async takeCleared(readerId: string, localTime: string): Promise<void> {
    await takeCleared(this.#deps, this.#reader(readerId).plan, localTime);
  }

  /** What a reader is told that asks for orders. */
  async nextOrders(readerId: string): Promise<readonly ToldOrder[]> {
    const { plan } = this.#reader(readerId);
    await this.#asks.called(readerId);
    await this.#lists.askWhenDue(readerId);
    await this.#syncs.called(plan);
    const told = await this.#orders.next(plan);
    for (const order of told) {
      this.#lists.begin(order);
      await this.#tallies.begin(order);
      this.#asks.told(readerId, order.key);
    }
    return told.map((record) => ({ ...record, fields: this.#asks.fieldsOf(readerId, record.key) }));
  }

  /** Takes what a reader told of an order. */
  async takeAnswer(readerId: string, answer: OrderAnswer): Promise<void> {
    await this.#orders.take(this.#reader(readerId).plan, answer);
    await this.#lists.end(readerId, answer);
  }

  listWaiting(): Promise<readonly WaitingRecord[]> {
    return this.#newcomers.list();
  }

  cancelOrder(key: number): Promise<boolean> {
    return this.#orders.cancel(key);
  }

  dismiss(key: number): Promise<boolean> {
    return this.#newcomers.dismiss(key);
  }

  approve(key: number, readerId: string): Promise<ApproveOutcome> {
    return this.#newcomers.approve(key, this.#readers.get(readerId));
  }

  /** Keeps aside what a caller brings whom nobody knows. @throws when not even the caller can be remembered */
  takeWaiting(caller: PushCaller, reason: WaitingReason, lines: readonly Uint8Array[]): Promise<void> {
    return this.#newcomers.keep(caller, reason, lines);
  }

  async listOrders(readerId: string, limit: number): Promise<readonly OrderRecord[]> {
    return this.#readers.has(readerId) ? this.#deps.store.listOrders(readerId, limit) : [];
  }

  async ask(readerId: string, order: PushOrder): Promise<OrderRecord | "NO_SUCH_READER" | "TOO_MANY"> {
    if (!this.#readers.has(readerId)) return "NO_SUCH_READER";
    return (await this.#orders.ask(readerId, order)) ?? "TOO_MANY";
  }

  /** Notices readers that call no more, until it is stopped. @param isServing whether they would call this process */
  async watch(signal: AbortSignal, isServing: () => boolean): Promise<void> {
    const { timers, log } = this.#deps;
    while (!signal.aborted) {
      try {
        await timers.delay(WATCH_MS, signal);
        if (!isServing()) continue;
        for (const [readerId, reader] of this.#readers) {
          await this.#contacts.noteSilence(readerId);
          if (reader.hasKept) await this.#newcomers.takeBroughtIfPossible(reader);
        }
        await this.#asks.expire();
        this.#syncs.expire();
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ error: String(error) }, "the silence of readers that push could not be written down");
      }
    }
  }

  /** It keeps what it cannot bring. @throws {RangeError} where its rows are not taken at this place */
  async #requireOwn(readerId: string): Promise<void> {
    const { serialNumber } = this.#reader(readerId);
    const refusal = serialNumber && (await claimReader(this.#deps, readerId, serialNumber));
    if (refusal) throw new RangeError(refusal.message);
  }

  #reader(readerId: string): DeskReader {
    const reader = this.#readers.get(readerId);
    if (reader === undefined) throw new RangeError(`no reader ${readerId} pushes`);
    return reader;
  }
}

function toUnknown(plan: PushPlan): DeskReader {
  return { plan, serialNumber: plan.serialNumber, hasKept: false, keyShownFrom: undefined, written: undefined };
}

function toIdentity({ plan, serialNumber, keyShownFrom }: DeskReader) {
  const { readerId, isAddressAllowed, commKey } = plan;
  return { readerId, serialNumber, isAddressAllowed, needsKey: commKey !== 0, keyShownFrom };
}
