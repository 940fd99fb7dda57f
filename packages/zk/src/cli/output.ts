import type { Writable } from "node:stream";

/** Lines to a stream that may be slow or closed at its other end. */
export interface LineWriter {
  /** False once the other side has closed the stream (`| head`): writing on is pointless. */
  readonly isOpen: boolean;
  /** Writes lines; resolves when the stream can take more. */
  write(lines: readonly string[]): Promise<void>;
}

/** Creates the writer and takes over the stream's errors. `onEnd` is called once, when the other side has closed it. */
export function createLineWriter(stream: Writable, onEnd: () => void): LineWriter {
  let isOpen = true;
  stream.once("error", () => {
    isOpen = false;
    // EPIPE may be reported more than once.
    stream.on("error", () => undefined);
    onEnd();
  });
  return {
    get isOpen() {
      return isOpen;
    },
    write: (lines) =>
      new Promise((resolve) => {
        if (!isOpen || lines.length === 0) resolve();
        else stream.write(`${lines.join("\n")}\n`, () => resolve());
      }),
  };
}
