/** What can be wrong with bytes. Each one is final: more bytes never repair it. */
export type ZkWireErrorCode =
  | "BAD_START" // a frame does not begin with the marker
  | "BAD_LENGTH" // a frame or a request body has an impossible length
  | "BAD_CHECKSUM" // the sum in a packet's header differs from the sum of its bytes
  | "BAD_RECORD" // a payload is none of the known layouts
  | "BAD_TEXT"; // a text to write that a reader cannot hold

/** Bytes that can never become a value. After `BAD_START` and `BAD_LENGTH` the connection must be dropped. */
export class ZkWireError extends Error {
  readonly code: ZkWireErrorCode;

  constructor(code: ZkWireErrorCode, message: string) {
    super(message);
    this.name = "ZkWireError";
    this.code = code;
  }
}
