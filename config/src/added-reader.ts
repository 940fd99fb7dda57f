import { isIP } from "node:net";
import type { AddRules } from "./add-rules.ts";
import { createAddressCheck } from "./hosts.ts";
import { type ReaderFile, readerFile } from "./place-file.ts";

/** Where clouds tell a machine its secrets. Sources: the metadata services of AWS, Azure, Google, and Alibaba. */
const METADATA = ["169.254.169.254", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200"];
/** Whether a cloud tells secrets at an address. */
export const isMetadataAddress = createAddressCheck(METADATA);

/** This machine, links, many at once and nobody, and forms of them within IPv6: no wider network stands for these. */
const SPECIAL = [
  ...["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"],
  ...["::/96", "64:ff9b::/96", "2002::/16", "fe80::/10", "ff00::/8"],
];

/** What is wrong with a reader that somebody wants to add. */
export interface AddedReaderFault {
  /** The key, such as `port`. */
  readonly key: string;
  readonly reason: "NO_ADDRESS" | "ADDRESS_NOT_ALLOWED" | "PORT_NOT_ALLOWED" | "MALFORMED";
  /** What would be right. */
  readonly expected: string;
  /** The same as a list, where it is one. */
  readonly allowed?: readonly string[];
}

/** Where a reader may not be; `undefined` where it may. Names are not taken: they can lead to another place each time. */
export function judgeReaderAddress(
  { allow, ports }: AddRules,
  { host, port: at }: { readonly host: string; readonly port: number },
): AddedReaderFault | undefined {
  if (isIP(host) === 0) return { key: "host", reason: "NO_ADDRESS", expected: "an address such as 10.0.0.12, no name" };
  const isNamed = allow.includes(host);
  if (!isNamed && (isMetadataAddress(host) || !isAllowed(allow, host)))
    return {
      key: "host",
      reason: "ADDRESS_NOT_ALLOWED",
      expected: `an address of ${allow.join(", ") || "none"} (addReaders.allow of the place's file)`,
      allowed: allow,
    };
  if (at < ports.from || at > ports.to)
    return {
      key: "port",
      reason: "PORT_NOT_ALLOWED",
      expected: `a port from ${ports.from} to ${ports.to} (addReaders.ports of the place's file)`,
      allowed: [`${ports.from}–${ports.to}`],
    };
  return undefined;
}

function isAllowed(allow: readonly string[], host: string): boolean {
  const special = SPECIAL.find((network) => createAddressCheck([network])(host));
  return createAddressCheck(special === undefined ? allow : allow.filter((each) => isWithin(each, special)))(host);
}

/** Whether an address, or all of a network, is in another network. */
function isWithin(network: string, wider: string): boolean {
  const [address = "", bits = "128"] = network.split("/");
  return createAddressCheck([wider])(address) && Number(bits) >= Number(wider.split("/")[1]);
}

/** A reader as a place file would have it, defaults filled in; or what is wrong with it. */
export function parseAddedReader(
  json: unknown,
): { readonly reader: ReaderFile } | { readonly fault: AddedReaderFault } {
  const parsed = readerFile.safeParse(json);
  if (parsed.success) return { reader: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: { key: issue?.path.join(".") ?? "", reason: "MALFORMED", expected: issue?.message ?? "a reader" } };
}
