import type { Fault } from "./fault.ts";

const CODEC = "packages/zk/src/codec";
const CLIENT = "packages/zk/src/client";

/** Faults of the ZK protocol: bytes that mean something else, logs that only look whole. */
export const ZK_FAULTS: readonly Fault[] = [
  {
    name: "an impossible date has the digits of a real one, and the punch another id",
    file: `${CODEC}/local-digits.ts`,
    find: "two((n % DAYS_IN_PACKED_MONTH) + 1)",
    replace: "two(Math.min(n % DAYS_IN_PACKED_MONTH, 27) + 1)",
    project: "unit",
    tests: "subgraphs/place/src/drivers/zk-identity",
  },
  {
    name: "a text that is no ASCII is known by its decoded letters alone",
    file: `${CODEC}/named-user.ts`,
    find: "if (isAscii(pin)) return undefined;",
    replace: "if (isAscii(pin) || bytes.length > 0) return undefined;",
    project: "unit",
    tests: "subgraphs/place/src/drivers/zk-identity",
  },
  {
    name: "the end of a row that begins in one chunk is taken for the next row",
    file: `${CODEC}/row-splitter.ts`,
    find: "this.#rest = all.subarray(rows.length);",
    replace: "this.#rest = all.subarray(all.length);",
    project: "unit",
    tests: "packages/zk/src/codec/attendance-log-decoder",
  },
  {
    name: "rows that came before their size was sure are lost",
    file: `${CODEC}/attendance-log-decoder.ts`,
    find: "if (this.#rows === undefined) return [];",
    replace: "if (this.#rows === undefined) return (this.#held = []);",
    project: "unit",
    tests: "packages/zk/src/codec/attendance-log-decoder",
  },
  {
    name: "a log of which bytes are missing ends as a whole one",
    file: `${CODEC}/attendance-log-decoder.ts`,
    find: "if (this.#receivedBytes !== this.#clues.payloadBytes) throw this.#toLengthError();",
    replace: "",
    project: "unit",
    tests: "packages/zk/src/codec/attendance-log-decoder",
  },
  {
    name: "a chunk shorter than announced is taken",
    file: `${CLIENT}/read-data-set.ts`,
    find: "if (answer.bytes === length && answer.announced === length)",
    replace: "if (answer.announced === length)",
    project: "integration",
    tests: "tests/integration/zk-bulk-read",
  },
  {
    name: "a refused chunk is taken for blank slots",
    file: `${CLIENT}/read-data-set.ts`,
    find: "      throw toMissingData(answer, command);",
    replace: "      return Buffer.alloc(length);",
    project: "integration",
    tests: "tests/integration/zk-bulk-read",
  },
  {
    name: "what waits behind an open log hangs when the connection is lost",
    file: `${CLIENT}/lane.ts`,
    find: 'else ended.addEventListener("abort", release, { once: true });',
    replace: "",
    project: "unit",
    tests: "packages/zk/src/client/lane",
  },
  {
    name: "a log that is left in the middle keeps every other bulk read waiting",
    file: `${CLIENT}/read-data-set.ts`,
    find: "    release();",
    replace: "",
    project: "integration",
    tests: "tests/integration/zk-bulk-read",
  },
  {
    name: "a chunk is still asked for when another set has taken its place in the buffer",
    file: `${CLIENT}/read-data-set.ts`,
    find: "    await next.catch(() => undefined);",
    replace: "",
    project: "integration",
    tests: "tests/integration/zk-bulk-read",
  },
  {
    name: "a late answer is taken for the answer to the next request",
    file: `${CLIENT}/request-line.ts`,
    find: "if (pending?.replyId !== packet.replyId) {",
    replace: "if (pending === undefined) {",
    project: "integration",
    tests: "tests/integration/zk-client",
  },
  {
    name: "a busy reader is taken for one that lacks what it is asked for",
    file: `${CLIENT}/request.ts`,
    find: "  ANSWER.BAD_DATA,\n]);",
    replace: "  ANSWER.BAD_DATA,\n  ANSWER.ACK_RETRY,\n]);",
    project: "integration",
    tests: "tests/integration/zk-client",
  },
];
