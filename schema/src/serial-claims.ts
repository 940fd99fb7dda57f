/** A serial number that a place says of one of its readers. */
export interface StatedSerial {
  readonly serialNumber: string;
  /** Within the place. */
  readonly readerId: string;
  /** When the place let go of the reader, in milliseconds UTC; null while it has it. */
  readonly endedMs: number | null;
  /** What the reader wrote as the time of the last row that the place has of it, `YYYY-MM-DDTHH:mm:ss`; null where none is known. */
  readonly lastLocalTime: string | null;
}

/** What the directory says of a serial number that a place has a reader of. */
export type SerialWord =
  /**
   * It belongs to the place, from an instant on; null: always. Rows whose time is not after `afterLocalTime` are those of the
   * place before it, whatever a clock that is wrong, or of another zone, makes of the instant.
   */
  | {
      readonly serialNumber: string;
      readonly kind: "YOURS";
      readonly sinceMs: number | null;
      readonly afterLocalTime: string | null;
    }
  /** It belongs to another place, which has not let go of it. */
  | { readonly serialNumber: string; readonly kind: "ELSEWHERE"; readonly place: string };

/** Where a place hears what the directory decided, and answers with what it states. */
export const SERIALS_PATH = "/serials";
/** Serial numbers of one place: ten times the readers that it may have, for those that were removed. */
export const MOST_SERIALS = 2_000;

const MOST_CHARACTERS = 128;

/** Reads what a place states. `undefined` when any part of it is not as it must be. */
export function parseStatedSerials(json: unknown): readonly StatedSerial[] | undefined {
  return parseList(json, "serials", toStated);
}

/** Reads what the directory says. `undefined` when any part of it is not as it must be. */
export function parseSerialWords(json: unknown): readonly SerialWord[] | undefined {
  return parseList(json, "words", toWord);
}

function parseList<Item>(
  json: unknown,
  key: string,
  parse: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  const list = isRecord(json) ? json[key] : undefined;
  if (!Array.isArray(list) || list.length > MOST_SERIALS) return undefined;
  const parsed = list.map(parse).filter((item) => item !== undefined);
  return parsed.length === list.length ? parsed : undefined;
}

function toStated(json: unknown): StatedSerial | undefined {
  if (!isRecord(json)) return undefined;
  const { serialNumber, readerId, endedMs, lastLocalTime } = json;
  if (!isName(serialNumber) || !isName(readerId)) return undefined;
  if (!isInstantOrNull(endedMs) || !isLocalTimeOrNull(lastLocalTime)) return undefined;
  return { serialNumber, readerId, endedMs, lastLocalTime };
}

function toWord(json: unknown): SerialWord | undefined {
  if (!isRecord(json) || !isName(json["serialNumber"])) return undefined;
  const { serialNumber, kind, sinceMs, afterLocalTime, place } = json;
  if (kind === "YOURS" && isInstantOrNull(sinceMs) && isLocalTimeOrNull(afterLocalTime))
    return { serialNumber, kind, sinceMs, afterLocalTime };
  return kind === "ELSEWHERE" && isName(place) ? { serialNumber, kind, place } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= MOST_CHARACTERS;
}

function isLocalTimeOrNull(value: unknown): value is string | null {
  return value === null || (typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value));
}

function isInstantOrNull(value: unknown): value is number | null {
  return value === null || Number.isSafeInteger(value);
}
