/** Scramble byte of our own requests. Any value works, because the third byte of the word tells it to the reader. */
const TICK = 0x32;
/** "ZKSO" as a little-endian u32. */
const PATTERN = 0x4f534b5a;

/**
 * Encodes a comm key as the 4 data bytes of an AUTH request under session `sessionId`.
 *
 * The bits of the key are reversed, the session id is added, the bytes are xored with "ZKSO", their halves swapped, and
 * all but the third (which carries the tick) are xored with the tick. This hides the key from nobody who listens.
 *
 * Source: observed with fananimi/pyzk, `make_commkey`; vectors in the test.
 *
 * @throws {TypeError} when the key is not a whole number from 0 to 4,294,967,295.
 */
export function encodeCommKey(key: number, sessionId: number): Buffer {
  if (!Number.isInteger(key) || key < 0 || key > 0xffffffff) throw new TypeError("a comm key is a 32-bit number");
  const word = ((reverseBits(key) + sessionId) ^ PATTERN) >>> 0;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(word >>> 16, 0);
  bytes.writeUInt16LE(word & 0xffff, 2);
  for (const i of [0, 1, 3]) bytes.writeUInt8(bytes.readUInt8(i) ^ TICK, i);
  bytes.writeUInt8(TICK, 2);
  return bytes;
}

function reverseBits(word: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit++) reversed = reversed * 2 + ((word >>> bit) & 1);
  return reversed;
}
