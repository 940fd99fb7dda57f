import type { Clock } from "../clock.ts";
import type { DeviceRecord } from "../device.ts";
import { isReader } from "../intake/channel-device.ts";
import type { LedgerReader } from "../ledger.ts";
import { type Erasure, type ErasureReader, isOfErased, withReader, withStore } from "./erasure.ts";
import type { ErasedPeople } from "./erased-people.ts";
import type { ErasureList, LedgerEraser } from "./erasure-list.ts";
import type { ErasingLedger } from "./erasing-ledger.ts";

/** Whom to erase, and why. */
export interface ErasureWish {
  readonly pin: string;
  readonly by: string;
  readonly reason: string;
}

/** Port: what is known of erasures, and what is done about them in the store. */
export interface ErasureDesk {
  /** The latest first. */
  readonly list: () => readonly Erasure[];
  readonly find: (id: string) => Erasure | undefined;
  /** Notes that somebody is erased; the same erasure while it is not done everywhere. From then on nothing of the person comes in. */
  readonly begin: (wish: ErasureWish) => Promise<Erasure>;
  /** Takes the person out of the store; done anew where it was done. */
  readonly eraseFromStore: (id: string) => Promise<Erasure>;
  /** Notes what became of it on one reader. */
  readonly noteReader: (id: string, reader: ErasureReader) => Erasure | undefined;
  /** Whether a PIN is the one of an erasure. */
  readonly isPin: ErasedPeople["isPin"];
  /** Does what the list says and the store has not had, as one from a backup. Before anything of it is served. */
  readonly catchUp: () => Promise<number>;
}

/** What it is created with. */
export interface ErasureDeskParts {
  /** Global ids of the readers that are known to have a PIN. */
  readonly listDeviceIds: (pin: string) => Promise<readonly string[]>;
  /** A name that nobody can guess. */
  readonly createName: () => string;
  readonly list: ErasureList;
  readonly people: ErasedPeople;
  readonly ledger: LedgerEraser & Pick<LedgerReader, "listDevices">;
  readonly noteRows: ErasingLedger["noteRows"];
  readonly clock: Clock;
}

/** Creates the desk. */
export function createErasureDesk(parts: ErasureDeskParts): ErasureDesk {
  const { list, people, ledger, clock } = parts;
  return {
    list: () => list.list().toReversed(),
    find: (id) => list.find(id),
    isPin: people.isPin,
    begin: (wish) => begin(parts, wish),
    eraseFromStore: async (id) => {
      const erasure = list.find(id);
      if (erasure === undefined) throw new RangeError("there is no such erasure");
      const isHad = (await ledger.listErased()).has(id);
      const rows = isHad ? (erasure.erased?.rows ?? 0) : await erase(parts, erasure);
      await ledger.compact();
      return change(parts, id, (known) => withStore(known, rows, clock.nowMs()));
    },
    noteReader: (id, reader) => list.change(id, (known) => withReader(known, reader, clock.nowMs())),
    catchUp: async () => {
      const had = await ledger.listErased();
      const left = list.list().filter((erasure) => !had.has(erasure.id));
      for (const erasure of left) {
        const rows = await erase(parts, erasure);
        if (erasure.erased === undefined) change(parts, erasure.id, (known) => withStore(known, rows, clock.nowMs()));
      }
      if (left.length > 0) await ledger.compact();
      return left.length;
    },
  };
}

async function begin(parts: ErasureDeskParts, { pin, by, reason }: ErasureWish): Promise<Erasure> {
  const { list, people, ledger, clock, createName } = parts;
  const open = people.ofPin(pin).find(({ doneMs }) => doneMs === undefined);
  if (open !== undefined) return open;
  const id = createName();
  const enrolledOn = await parts.listDeviceIds(pin);
  const devices = await ledger.listDevices();
  const readers = devices.filter((device) => mayHave(device, enrolledOn)).map(toOpenReader);
  const erasure: Erasure = {
    ...{ id, hash: people.toHash(id, pin), pseudonym: `erased-${createName()}` },
    ...{ askedMs: clock.nowMs(), askedBy: by, reason, readers },
  };
  list.add(erasure);
  return erasure;
}

/** @returns of how many rows */
function erase({ people, ledger, noteRows, clock }: ErasureDeskParts, erasure: Erasure): Promise<number> {
  const { id, hash, pseudonym } = erasure;
  return ledger.erasePerson({
    ...{ id, hash, pseudonym, nowMs: clock.nowMs() },
    isPin: (pin) => people.isPin(erasure, pin),
    isOwn: (readerId, row) => {
      const isOwn = isOfErased(erasure, readerId, row);
      if (isOwn) noteRows(readerId, [row.raw]);
      return isOwn;
    },
  });
}

function change({ list }: ErasureDeskParts, id: string, by: (known: Erasure) => Erasure): Erasure {
  const changed = list.change(id, by);
  if (changed === undefined) throw new RangeError("the list of erased people has lost an erasure");
  return changed;
}

/** Also one that is switched off, where it is known to have the person: who was on it is on it still. */
function mayHave(device: DeviceRecord, enrolledOn: readonly string[]): boolean {
  return isReader(device) && (device.isEnabled || enrolledOn.includes(device.id));
}

function toOpenReader({ readerId }: DeviceRecord): ErasureReader {
  return { readerId, state: "PENDING" };
}
