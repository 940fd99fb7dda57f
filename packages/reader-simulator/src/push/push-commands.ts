/** A command that a reader fetched: `C:<id>:<text>`. */
export interface FetchedCommand {
  readonly id: string;
  readonly text: string;
}

/** Reads the answer to a request for commands; `OK` is none. */
export function readCommands(answer: string): readonly FetchedCommand[] {
  return answer.split(/\r?\n/).flatMap((line) => {
    const [, id = "", text = ""] = /^C:([A-Za-z0-9]{1,16}):(.*)$/.exec(line) ?? [];
    return id === "" ? [] : [{ id, text }];
  });
}

/** What a command asks for; times as the reader writes them, `YYYY-MM-DD HH:MM:SS`. */
export type AskedFor =
  | { readonly kind: "INFO" | "CHECK" | "LOG" | "UNKNOWN" }
  | { readonly kind: "QUERY" | "SUM"; readonly from: string; readonly to: string }
  | { readonly kind: "USERS"; readonly pin: string | undefined }
  /** Fields by their names in small letters. */
  | { readonly kind: "PUT_USER"; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: "DELETE_USER"; readonly pin: string };

/** Understands the text of a command. */
export function understand(text: string): AskedFor {
  if (text === "INFO" || text === "CHECK" || text === "LOG") return { kind: text };
  const [, word, from = "", to = ""] =
    /^(DATA QUERY|VERIFY SUM) ATTLOG StartTime=([^\t]{19})\tEndTime=([^\t]{19})$/.exec(text) ?? [];
  if (word !== undefined) return { kind: word === "VERIFY SUM" ? "SUM" : "QUERY", from, to };
  const [, put] = /^DATA UPDATE USERINFO (.+)$/.exec(text) ?? [];
  if (put !== undefined) return { kind: "PUT_USER", fields: toFields(put) };
  const [, deleted] = /^DATA DELETE USERINFO PIN=([^\t]+)$/.exec(text) ?? [];
  if (deleted !== undefined) return { kind: "DELETE_USER", pin: deleted };
  const users = /^DATA QUERY USERINFO(?: PIN=([^\t]+))?$/.exec(text);
  return users === null ? { kind: "UNKNOWN" } : { kind: "USERS", pin: users[1] };
}

function toFields(text: string): ReadonlyMap<string, string> {
  const pairs = text.split("\t").map((field): [string, string] => {
    const end = field.indexOf("=");
    return [field.slice(0, end).toLowerCase(), field.slice(end + 1)];
  });
  return new Map(pairs);
}
