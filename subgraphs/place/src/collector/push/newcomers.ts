import { createLogJoin } from "../../domain/log-join.ts";
import type { ReaderRow } from "../../domain/punch.ts";
import { decideApproval } from "../../domain/push/approve.ts";
import type { ApproveOutcome } from "../../domain/push/push-operations.ts";
import type { WaitingRecord } from "../../domain/push/push-store.ts";
import type { PushCaller, WaitingReason } from "../../domain/push/standing.ts";
import { claimReader } from "../claim-reader.ts";
import type { DeskReader } from "./desk-reader.ts";
import { takeKeptLines } from "./kept-lines.ts";
import type { BesidePunches } from "./punch-request.ts";
import type { PushDeps } from "./push-plan.ts";

type TakePunches = (readerId: string, rows: readonly ReaderRow[], beside: BesidePunches) => Promise<void>;

/** Callers that are no reader, until somebody takes them for one. */
export class Newcomers {
  readonly #deps: PushDeps;
  readonly #takePunches: TakePunches;

  constructor(deps: PushDeps, takePunches: TakePunches) {
    this.#deps = deps;
    this.#takePunches = takePunches;
  }

  list(): Promise<readonly WaitingRecord[]> {
    return this.#deps.store.listWaiting();
  }

  /** Keeps aside what a caller brings. @throws when not even the caller can be remembered */
  async keep(caller: PushCaller, reason: WaitingReason, lines: readonly Uint8Array[]): Promise<void> {
    const isKept = await this.#deps.store.keepWaiting({ ...caller, reason }, lines, this.#deps.clock.nowMs());
    if (!isKept) throw new RangeError("too many callers wait to be approved: there is no room for another one");
  }

  async dismiss(key: number): Promise<boolean> {
    const isThere = (await this.list()).some((caller) => caller.key === key);
    if (isThere) await this.#deps.store.dropWaiting(key);
    return isThere;
  }

  async approve(key: number, reader: DeskReader | undefined): Promise<ApproveOutcome> {
    const { ledger } = this.#deps;
    const caller = (await this.list()).find((it) => it.key === key);
    if (caller === undefined) return { kind: "NO_SUCH_CALLER" };
    if (reader === undefined) return { kind: "NO_SUCH_READER" };
    const { readerId } = reader.plan;
    const approval = decideApproval(caller, readerId, await ledger.listDevices());
    if (approval.kind !== "APPROVE") return approval;
    await ledger.recordFacts(readerId, approval.facts);
    reader.serialNumber = approval.serialNumber;
    if (await this.#isNotOwn(reader)) return { kind: "APPROVED", lines: 0 };
    return { kind: "APPROVED", lines: await this.takeKept(reader, caller) };
  }

  /** Puts what was kept of whoever was approved as this reader, by another process of the place, into the ledger. */
  async takeBrought(reader: DeskReader): Promise<void> {
    if (await this.#isNotOwn(reader)) return;
    const callers = await this.list();
    const own = callers.filter((it) => it.serialNumber === reader.serialNumber && it.reason === "UNKNOWN_SERIAL");
    for (const caller of own) if (reader.plan.isAddressAllowed(caller.address)) await this.takeKept(reader, caller);
  }

  /** Whether what it brought waits until it is known that the reader is this place's. */
  async #isNotOwn(reader: DeskReader): Promise<boolean> {
    const { plan, serialNumber } = reader;
    const refusal = serialNumber && (await claimReader(this.#deps, plan.readerId, serialNumber));
    reader.hasKept = Boolean(refusal);
    return reader.hasKept;
  }

  /** The same at a start, which nothing in the way of it stops: what is not taken stays listed, to be approved once more. */
  async takeBroughtIfPossible(reader: DeskReader): Promise<void> {
    try {
      await this.takeBrought(reader);
    } catch (error) {
      const { readerId } = reader.plan;
      this.#deps.log.warn(
        { readerId, error: String(error) },
        "what the reader brought before it was approved waits still",
      );
    }
  }

  /** Puts what was kept of a caller into the ledger, as what a reader pushed. @returns how many lines they were */
  async takeKept({ plan }: DeskReader, { key }: WaitingRecord): Promise<number> {
    const { readerId, textEncoding } = plan;
    // Each line is kept once: whether the reader has it twice, its own count tells later.
    return takeKeptLines(this.#deps, { key, textEncoding }, (rows, more) => {
      const request = { join: createLogJoin(rows.length), isTallied: false };
      return this.#takePunches(readerId, rows, { ...more, request });
    });
  }
}
