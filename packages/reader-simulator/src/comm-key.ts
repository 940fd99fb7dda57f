/**
 * Says whether the four bytes of an AUTH request were made from `key` under `sessionId`.
 *
 * The scramble is undone: the tick byte stands in the clear at offset 2, so the other three bytes are recovered and
 * compared; the fourth byte of the word is lost in the scramble and not checked, as on a reader.
 */
export function isMadeFromKey(auth: Buffer, key: number, sessionId: number): boolean {
  const [a, b, tick, d] = auth;
  if (auth.length !== 4 || a === undefined || b === undefined || tick === undefined || d === undefined) return false;
  // Swapped halves are b2 b3 b0 b1; "ZKSO" is 5A 4B 53 4F over b0 b1 b2 b3.
  const sent = { b1: d ^ tick ^ 0x4b, b2: a ^ tick ^ 0x53, b3: b ^ tick ^ 0x4f };
  const word = (reverseBits(key) + sessionId) >>> 0;
  return sent.b1 === ((word >>> 8) & 0xff) && sent.b2 === ((word >>> 16) & 0xff) && sent.b3 === word >>> 24;
}

function reverseBits(value: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit++) reversed = (reversed << 1) | ((value >>> bit) & 1);
  return reversed >>> 0;
}
