import type { Passkey } from "../domain/passkey.ts";
import type { Principal } from "../domain/principal.ts";
import { readInteger, readText, readTexts, toRow } from "./row.ts";

/** The passkeys of an account from their column. @throws {TypeError} when the store is damaged */
export function toPasskeys(text: string): Pick<Principal, "passkeys"> {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new TypeError("column passkeys holds no list");
  return list.length === 0 ? {} : { passkeys: list.map(toPasskey) };
}

function toPasskey(value: unknown): Passkey {
  const row = toRow(value);
  return {
    id: readText(row, "id"),
    publicKey: readText(row, "publicKey"),
    counter: readInteger(row, "counter"),
    transports: readTexts({ transports: JSON.stringify(row["transports"]) }, "transports"),
    name: readText(row, "name"),
    createdAtMs: readInteger(row, "createdAtMs"),
    ...(row["usedAtMs"] === undefined ? {} : { usedAtMs: readInteger(row, "usedAtMs") }),
    ...(row["isSynced"] === undefined ? {} : { isSynced: row["isSynced"] === true }),
  };
}
