/** The answer is larger than what was asked for can be. */
export class AnswerTooLargeError extends Error {
  readonly code = "ANSWER_TOO_LARGE";

  constructor(maxBytes: number) {
    super(`the subgraph's answer exceeds ${maxBytes} bytes`);
    this.name = "AnswerTooLargeError";
  }
}

/** Reads a body to its end, or as far as it may go: the rest is not waited for. @throws {AnswerTooLargeError} */
export async function readAnswerText(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new AnswerTooLargeError(maxBytes); // leaving the loop destroys the body
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
