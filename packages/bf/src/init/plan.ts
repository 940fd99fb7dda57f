/** Where a reader is. */
export interface ReaderAddress {
  readonly host: string;
  readonly port: number;
}

/** What a new organisation is made from. */
export interface InitPlan {
  readonly name: string;
  /** The place's name for people. */
  readonly place: string;
  /** IANA. */
  readonly zone: string;
  readonly reader: ReaderAddress;
  /** 0 when the reader has none. */
  readonly commKey: number;
}

/** A file of the new folder. */
export interface PlannedFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
}

const DEFAULT_READER_PORT = 4370;
const MAX_PORT = 32_767; // as the configuration takes it
const FIRST_PLACE_PORT = 8000;
const READER_ID = "reader-1";

/** Reads `HOST`, `HOST:PORT`, `[IPv6]` or `[IPv6]:PORT`; undefined for anything else. */
export function parseReaderAddress(text: string): ReaderAddress | undefined {
  const [, bracketed, plain, portText] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]]+))(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  const host = bracketed ?? plain;
  const port = portText === undefined ? DEFAULT_READER_PORT : Number(portText);
  return host === undefined || port < 1 || port > MAX_PORT ? undefined : { host, port };
}

/** The comm key that a file or a person wrote; undefined when it is none. */
export function parseCommKey(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** True for a zone that the configuration takes. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.includes("/") || name === "UTC";
  } catch {
    return false; // Intl throws RangeError for a zone it does not know
  }
}

/** The id of a place from its name: Latin letters and digits; `place-1` for a name that has none. */
export function toPlaceId(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+/, "")
    .slice(0, 32)
    .replace(/-+$/, "");
  return slug === "" ? "place-1" : slug;
}

/** The files of the new folder. A comm key lies in a file of its own, so that the place's can be shown to others. */
export function toFiles({ name, place, zone, reader, commKey }: InitPlan): readonly PlannedFile[] {
  const id = toPlaceId(place);
  const keyFile = `comm-keys/${id}-${READER_ID}`;
  const organisation = {
    name,
    dataDir: "data",
    demo: false,
    listen: { router: { port: 9000 }, directory: { port: 9100 }, attendance: { port: 9200 }, web: { port: 8501 } },
  };
  const readers = [{ id: READER_ID, name: "Reader 1", ...reader, ...(commKey === 0 ? {} : { commKey: keyFile }) }];
  const placeFile = { id, name: place, location: place, timeZone: zone, port: FIRST_PLACE_PORT, readers };
  return [
    { path: "organisation.json", text: toJson(organisation) },
    { path: `places/${id}.json`, text: toJson(placeFile) },
    ...(commKey === 0 ? [] : [{ path: keyFile, text: `${commKey}\n` }]),
  ];
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
