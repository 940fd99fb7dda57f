/**
 * The 16-bit sum over a packet given in pieces, as sent, with its checksum field zero.
 *
 * Every piece but the last must have an even number of bytes; an odd end is padded with one zero byte.
 * Source: adrobinoga/zk-protocol, protocol.md, "Checksum".
 */
export function sumPacket(pieces: readonly Buffer[]): number {
  let sum = 0;
  for (const piece of pieces) sum = fold(sum + sumWords(piece));
  return ~sum & 0xffff;
}

function sumWords(bytes: Buffer): number {
  const evenEnd = bytes.length & ~1;
  let sum = 0;
  for (let i = 0; i < evenEnd; i += 2) sum += (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8);
  return evenEnd < bytes.length ? sum + (bytes[evenEnd] ?? 0) : sum;
}

function fold(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return folded;
}
