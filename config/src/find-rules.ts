import { isIP } from "node:net";
import { z } from "zod";
import { createAddressCheck } from "./hosts.ts";

/** Addresses that are asked at most: each is sent the answer to a comm key. */
const MOST_ADDRESSES = 1_024;
/** Private networks, and this machine. Source: RFC 1918. */
const isOwn = createAddressCheck(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8"]);

interface Range {
  readonly first: number;
  readonly last: number;
}

const EXPECTED = "an IPv4 address or network of a private network, such as 192.168.1.0/24";
const range = z.string({ error: EXPECTED }).refine((text) => isOwnRange(toRange(text)), EXPECTED);

/** `findReaders` of a place file. */
export const findReaders = z
  .strictObject({
    allow: z
      .array(range, { error: "a list of addresses and networks" })
      .refine(
        (texts) => countAddresses(texts) <= MOST_ADDRESSES,
        `${MOST_ADDRESSES} addresses at most, all networks together`,
      ),
  })
  .optional();

/** The addresses of networks such as `192.168.1.0/24`, each once, without the two of a network that are no machine's. */
export function listAddresses(networks: readonly string[]): readonly string[] {
  const ranges = networks.map(toRange).filter((each) => each !== undefined);
  const numbers = ranges.flatMap(({ first, last }) => {
    const size = last - first + 1;
    const all = Array.from({ length: size }, (_, index) => first + index);
    return size > 2 ? all.slice(1, -1) : all;
  });
  return [...new Set(numbers)].map(toText);
}

function countAddresses(networks: readonly string[]): number {
  return networks.map(toRange).reduce((sum, each) => sum + (each === undefined ? 0 : each.last - each.first + 1), 0);
}

function isOwnRange(of: Range | undefined): boolean {
  return of !== undefined && isOwn(toText(of.first)) && isOwn(toText(of.last));
}

/** `undefined` for what is no IPv4 address or network. */
function toRange(text: string): Range | undefined {
  const [, address = "", bits = "32"] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  if (isIP(address) !== 4 || Number(bits) > 32) return undefined;
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(toNumber(address) / size) * size;
  return { first, last: first + size - 1 };
}

function toNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
