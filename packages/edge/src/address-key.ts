import { isIPv6 } from "node:net";

/** An IPv4 address as such, also where it comes in the form of IPv6. */
export function toPlainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/**
 * What requests of an address are counted under: IPv6 addresses by their network of 64 bits, since whoever has one address
 * of it has all of them.
 */
export function toAddressKey(address: string): string {
  const plain = toPlainAddress(address);
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::", 2);
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  return `${[...first, ...zeros, ...last].slice(0, 4).map(toShort).join(":")}::/64`;
}

function toShort(group: string): string {
  return Number.parseInt(group, 16).toString(16);
}
