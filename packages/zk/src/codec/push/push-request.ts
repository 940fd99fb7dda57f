/**
 * Requests of a reader that calls its server ("PUSH", "ADMS"): HTTP, the reader is the client. What a request is, is told by its
 * path and by `table`; who the reader is, by `SN`.
 *
 * Source: the vendor's PUSH communication protocol (software 2.4.2), and independent servers of it.
 */
import { isSerialNumber } from "../identity-text.ts";

/** What a reader calls for. */
export type PushCall =
  /** It was switched on, or has come back: it asks for its settings. */
  | "HANDSHAKE"
  | "PUNCHES"
  /** Users, and what was done at the reader. */
  | "OPERATIONS"
  /** It tells its own settings. */
  | "OPTIONS"
  /** Templates, photos and everything else that nobody asked for. */
  | "UNWANTED"
  /** It asks for commands. */
  | "POLL"
  /** What became of commands. */
  | "RESULTS"
  | "PING"
  /** The reader speaks the 3.x protocol of door controllers. */
  | "REGISTER"
  | "OTHER";

/** One request, its body left aside. */
export interface PushRequest {
  readonly call: PushCall;
  /** `undefined` where none is stated, or what cannot be one. */
  readonly serialNumber: string | undefined;
  /** By the name in small letters; the first of several counts. */
  readonly query: ReadonlyMap<string, string>;
}

const PATH = /(?:^|\/)iclock(?:\/([a-z]{1,32})?(?:\.aspx|\.php)?)?\/?$/i;
const MAX_PARAMETERS = 100;

/**
 * Parses the method and the target of a request; the path may stand behind a prefix and end in `.aspx` or `.php`.
 *
 * @returns `undefined` for a path that no reader calls.
 */
export function parsePushRequest(method: string, target: string): PushRequest | undefined {
  const end = target.indexOf("?");
  const path = PATH.exec(end < 0 ? target : target.slice(0, end));
  if (path === null) return undefined;
  const query = parseQuery(end < 0 ? "" : target.slice(end + 1));
  const serial = (query.get("sn") ?? "").trim();
  const serialNumber = isSerialNumber(serial) ? serial : undefined;
  return { call: toCall(method, path[1]?.toLowerCase() ?? "", query), serialNumber, query };
}

function toCall(method: string, word: string, query: ReadonlyMap<string, string>): PushCall {
  const isPost = method === "POST";
  switch (word) {
    case "cdata":
      return isPost ? toDataCall(query.get("table") ?? "") : toHelloCall(query);
    case "getrequest":
      return "POLL";
    case "devicecmd":
      return "RESULTS";
    case "ping":
      return "PING";
    case "registry":
    case "push":
      return "REGISTER";
    default:
      return isPost ? "UNWANTED" : "OTHER";
  }
}

function toHelloCall(query: ReadonlyMap<string, string>): PushCall {
  return query.get("devicetype")?.toLowerCase() === "acc" ? "REGISTER" : "HANDSHAKE";
}

function toDataCall(table: string): PushCall {
  switch (table.toUpperCase()) {
    case "ATTLOG":
      return "PUNCHES";
    case "OPERLOG":
      return "OPERATIONS";
    case "OPTIONS":
      return "OPTIONS";
    case "RTLOG":
    case "RTSTATE":
    case "TABLEDATA":
      return "REGISTER";
    default:
      return "UNWANTED";
  }
}

function parseQuery(text: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const part of text.split("&", MAX_PARAMETERS)) {
    const end = part.indexOf("=");
    const name = unescape(end < 0 ? part : part.slice(0, end)).toLowerCase();
    if (name !== "" && !query.has(name)) query.set(name, end < 0 ? "" : unescape(part.slice(end + 1)));
  }
  return query;
}

/** Some firmware escapes nothing: a lone `%` stays as it is. */
function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
