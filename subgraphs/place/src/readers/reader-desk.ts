import { judgeReaderAddress, parseAddedReader } from "@biometricflow/config/added-reader";
import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import type { AddedReader, KeptReader, ReaderKeys, ReaderStore } from "../domain/readers/added-reader.ts";
import type { ReaderChange, ReaderOperations, ReaderRefusal } from "../domain/readers/reader-operations.ts";
import type { ReaderBook } from "./reader-book.ts";

/** What operators change readers with. */
export interface ReaderDeskParts {
  readonly place: PlaceConfig;
  readonly store: ReaderStore;
  readonly keys: ReaderKeys;
  readonly book: ReaderBook;
}

/** Readers of one place. */
const MOST_READERS = 200;
const MOST_KEY = 999_999_999;

const NO_READER: ReaderRefusal = {
  key: "deviceId",
  reason: "NO_SUCH_READER",
  message: "The place has no such reader",
};
const CONFIGURED: ReaderRefusal = {
  key: "deviceId",
  reason: "CONFIGURED",
  message: "The configuration of the place names this reader: change it there, and start the place again",
};

const PUSHING: ReaderRefusal = {
  key: "deviceId",
  reason: "PUSHES",
  message: "The reader pushes: enabled of its configuration says whether it is heard",
};

/** Creates what operators do with the readers of a place. */
export function createReaderDesk(parts: ReaderDeskParts): ReaderOperations {
  const { place, store, keys, book } = parts;
  const configured = new Set(place.readers.map(({ id }) => id));
  const find = async (readerId: string): Promise<KeptReader | undefined> =>
    (await store.list()).find((reader) => reader.readerId === readerId);
  return {
    judge: (reader) => judgeNew(parts, reader),
    judgeKey,
    find,
    add: async (reader, commKey) => {
      const refusal = await judgeNew(parts, reader);
      if (refusal !== undefined) return refusal;
      await book.apply(async () => {
        await keys.write(reader.id, commKey);
        await store.put({ readerId: reader.id, isOff: false, added: reader });
      });
      return undefined;
    },
    update: async (readerId, { commKey, ...change }) => {
      if (configured.has(readerId)) return CONFIGURED;
      const kept = await find(readerId);
      if (kept?.added === undefined) return NO_READER;
      const added = { ...kept.added, ...change };
      const refusal = judgeForm(added, place, (await book.read()).place) ?? judgeKey(commKey);
      if (refusal !== undefined) return refusal;
      await book.apply(async () => {
        if (commKey !== undefined) await keys.write(readerId, commKey);
        await store.put({ ...kept, added });
      });
      return undefined;
    },
    switch: async (readerId, isOn) => {
      const kept = await find(readerId);
      if (kept === undefined && !configured.has(readerId)) return NO_READER;
      if (place.readers.some(({ id, transport }) => id === readerId && transport === "push")) return PUSHING;
      const isNothing = isOn && kept?.added === undefined;
      await book.apply(() => (isNothing ? store.remove(readerId) : store.put({ ...kept, readerId, isOff: !isOn })));
      return undefined;
    },
    remove: async (readerId) => {
      if (configured.has(readerId)) return CONFIGURED;
      if ((await find(readerId)) === undefined) return NO_READER;
      await book.apply(async () => {
        await store.remove(readerId);
        await keys.write(readerId, 0);
      });
      return undefined;
    },
  };
}

async function judgeNew(
  { place, book }: Pick<ReaderDeskParts, "place" | "book">,
  reader: AddedReader,
): Promise<ReaderRefusal | undefined> {
  const { place: merged } = await book.read();
  if (merged.readers.some(({ id }) => id === reader.id))
    return { key: "id", reason: "ID_TAKEN", message: "The place has a reader of this id: choose another one" };
  if (merged.readers.length >= MOST_READERS)
    return {
      key: "id",
      reason: "TOO_MANY_READERS",
      message: `A place has ${MOST_READERS} readers at most: remove one first`,
    };
  return judgeForm(reader, place, merged);
}

function judgeForm(reader: AddedReader, place: PlaceConfig, merged: PlaceConfig): ReaderRefusal | undefined {
  const parsed = parseAddedReader(reader);
  const fault = "fault" in parsed ? parsed.fault : judgeReaderAddress(place.addReaders, reader);
  if (fault !== undefined) {
    const { expected, ...refused } = fault;
    return { ...refused, message: `Expected ${expected}` };
  }
  const other = merged.readers.find((each) => each.id !== reader.id && isAt(each, reader));
  const message = `The reader ${other?.id} of this place is at this address`;
  return other && { key: "host", reason: "ADDRESS_TAKEN", message };
}

/** The key itself is never repeated. */
function judgeKey(commKey: ReaderChange["commKey"]): ReaderRefusal | undefined {
  const isKey = commKey === undefined || (Number.isSafeInteger(commKey) && commKey >= 0 && commKey <= MOST_KEY);
  return isKey
    ? undefined
    : { key: "commKey", reason: "MALFORMED", message: `Expected a number from 0 to ${MOST_KEY}` };
}

function isAt({ host, port, transport }: ReaderConfig, at: AddedReader): boolean {
  return transport !== "push" && host === at.host && port === at.port;
}
