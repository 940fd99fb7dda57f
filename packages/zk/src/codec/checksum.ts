const CHECKSUM_OFFSET = 2;
const PAIR_BYTES = 4;
const PAIRS_AT_ONCE = 4;
/** Below it a view costs more than it saves. */
const LEAST_VIEWED_BYTES = 256;
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The 16-bit sum of a packet (header as sent, then data), computed as if the checksum field were 0.
 *
 * A packet has at least the 8 bytes of its header. Little-endian words are added, an odd last byte counts as a word, carries are folded, the result is inverted.
 *
 * Source: adrobinoga/zk-protocol, protocol.md, "Checksum".
 */
export function checksum(packet: Buffer): number {
  const evenBytes = packet.length - (packet.length % 2);
  const viewedBytes = toViewedBytes(packet);
  let sum = evenBytes < packet.length ? packet.readUInt8(evenBytes) : 0;
  if (viewedBytes > 0) sum += sumPairs(packet, viewedBytes);
  for (let i = viewedBytes; i < evenBytes; i += 2) sum += packet.readUInt16LE(i);
  sum -= packet.readUInt16LE(CHECKSUM_OFFSET);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

/** Bytes at the beginning that can be read several words at a time: a log is 4 MB of them. */
function toViewedBytes({ length, byteOffset }: Buffer): number {
  const isViewed = IS_LITTLE_ENDIAN && length >= LEAST_VIEWED_BYTES && byteOffset % PAIR_BYTES === 0;
  return isViewed ? length - (length % (PAIRS_AT_ONCE * PAIR_BYTES)) : 0;
}

/**
 * The sum of pairs of words as numbers of 32 bits: folding makes of it what it makes of the sum of the words, as it drops each
 * carry over 16 bits to where the word begins. A packet has too few of them to leave the exact numbers. Four sums do not wait
 * for each other.
 */
function sumPairs({ buffer, byteOffset }: Buffer, bytes: number): number {
  const pairs = new Uint32Array(buffer, byteOffset, bytes / PAIR_BYTES);
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let i = 0; i < pairs.length; i += PAIRS_AT_ONCE) {
    one += pairs[i] ?? 0;
    two += pairs[i + 1] ?? 0;
    three += pairs[i + 2] ?? 0;
    four += pairs[i + 3] ?? 0;
  }
  return one + two + three + four;
}

/** Whether two sums are the same value: in ones' complement 0x0000 and 0xFFFF both mean zero. */
export function isSameChecksum(a: number, b: number): boolean {
  return a % 0xffff === b % 0xffff;
}
