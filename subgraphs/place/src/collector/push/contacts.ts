import { toContact, toSilence } from "../../domain/push/contact.ts";
import { toClaimFault } from "../../domain/serials/serial-claim.ts";
import type { DeskReader } from "./desk-reader.ts";
import type { PushDeps } from "./push-plan.ts";

/** Between two notes of the last call. */
const NOTE_MS = 5_000;

/** When and from where readers called last, as it is written down. */
export class Contacts {
  readonly #deps: Pick<PushDeps, "ledger" | "clock" | "log" | "hasDirectory">;

  constructor(deps: Pick<PushDeps, "ledger" | "clock" | "log" | "hasDirectory">) {
    this.#deps = deps;
  }

  /** Notices that a reader calls no more. */
  async noteSilence(readerId: string): Promise<void> {
    const { ledger, log } = this.#deps;
    const change = toSilence(await ledger.readDevice(readerId), this.#deps.clock.nowMs());
    if (change === undefined) return;
    await ledger.recordFacts(readerId, change.facts, change.feed);
    log.warn({ readerId, code: "DEVICE_SILENT" }, "the reader does not call any more");
  }

  /** A reader called. @param isNew whether that is written down however short ago the last one was */
  async note(reader: DeskReader, address: string, isNew: boolean): Promise<void> {
    const { ledger, log } = this.#deps;
    const { readerId } = reader.plan;
    const nowMs = this.#deps.clock.nowMs();
    const { written } = reader;
    const isFresh = written !== undefined && nowMs >= written.atMs && nowMs - written.atMs < NOTE_MS;
    if (isFresh && !isNew && written.address === address) return;
    const device = await ledger.readDevice(readerId);
    const fault = toClaimFault(device, this.#deps.hasDirectory?.() === true, nowMs);
    for (const { facts, feed } of toContact(device, { address, nowMs, fault }))
      await ledger.recordFacts(readerId, facts, feed);
    reader.written = { address, atMs: nowMs };
    if (device.status !== "ONLINE") log.info({ readerId, address }, "the reader calls");
  }

  /** The right comm key was shown from an address, or another one. */
  async noteKey(reader: DeskReader, address: string | undefined): Promise<void> {
    const { ledger } = this.#deps;
    const { push } = await ledger.readDevice(reader.plan.readerId);
    reader.keyShownFrom = address;
    if (push === undefined) return;
    const { keyShownFrom: _before, ...others } = push;
    const shown = address === undefined ? {} : { keyShownFrom: address };
    await ledger.recordFacts(reader.plan.readerId, { push: { ...others, ...shown } });
  }
}
