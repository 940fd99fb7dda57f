const CHECKSUM_OFFSET = 2;

/**
 * The 16-bit sum of a packet (header as sent, then data), computed as if the checksum field were 0.
 *
 * A packet has at least the 8 bytes of its header. Little-endian words are added, an odd last byte counts as a word, carries are folded, the result is inverted.
 *
 * Source: adrobinoga/zk-protocol, protocol.md, "Checksum".
 */
export function checksum(packet: Buffer): number {
  const evenBytes = packet.length - (packet.length % 2);
  let sum = evenBytes < packet.length ? packet.readUInt8(evenBytes) : 0;
  for (let i = 0; i < evenBytes; i += 2) sum += packet.readUInt16LE(i);
  sum -= packet.readUInt16LE(CHECKSUM_OFFSET);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

/** Whether two sums are the same value: in ones' complement 0x0000 and 0xFFFF both mean zero. */
export function isSameChecksum(a: number, b: number): boolean {
  return a % 0xffff === b % 0xffff;
}
