import { BlockList, isIP } from "node:net";
import { z } from "zod";

const MAX_PORT = 32_767; // above lies the range the kernel hands out; fixed ports there fail at random

/** A port to listen on or to reach a reader at. */
export const port = z
  .int({ error: "a port number" })
  .min(0, "a port of at least 0")
  .max(MAX_PORT, `a port of at most ${MAX_PORT}`);

/** A number of days to keep something; at least one. */
export const days = z.int({ error: "a number of days" }).min(1, "at least 1 day").max(36_500, "at most 36500 days");

/** A number of hours of up to a year; at least one. */
export const hours = z.int({ error: "a number of hours" }).min(1, "at least 1 hour").max(8760, "at most 8760 hours");

/** A text that is not empty. */
export const text = z.string({ error: "a text" }).min(1, "a text that is not empty");

const ORIGIN_EXPECTED = "an origin such as https://attendance.example.com, without a path";

/** `scheme://host[:port]` of http or https; nothing behind it but a slash. */
export const origin = z.string({ error: ORIGIN_EXPECTED }).refine(isOrigin, ORIGIN_EXPECTED);

const NETWORK_EXPECTED = "an address or a network such as 10.0.0.0/8";

/** One address, or a network in CIDR notation. */
export const network = z.string({ error: NETWORK_EXPECTED }).refine(isNetwork, NETWORK_EXPECTED);

/** Whether a host is this machine, written as a name, as an address, or as URLs write it. */
export function isLoopback(host: string): boolean {
  return ["localhost", "::1", "[::1]"].includes(host) || /^127\.\d+\.\d+\.\d+$/u.test(host);
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  return isHttp && (value === url.origin || value === `${url.origin}/`);
}

function isNetwork(value: string): boolean {
  const [address = "", bits, ...rest] = value.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && isPrefix(address, Number(bits), version === 4 ? "ipv4" : "ipv6");
}

function isPrefix(address: string, bits: number, family: "ipv4" | "ipv6"): boolean {
  try {
    new BlockList().addSubnet(address, bits, family);
    return true;
  } catch {
    return false; // RangeError: more bits than an address has
  }
}
