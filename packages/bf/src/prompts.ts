import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** Questions to the operator on stderr, answers from stdin: a terminal, or lines that were piped in beforehand. */
export interface Prompts {
  /** The next line; undefined when there is none any more. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** As `ask`, but a terminal does not show what is typed. */
  readonly askSecret: (question: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/** Opens the prompts. Lines that come before their question are kept: `readline` itself would lose them. */
export function openPrompts(): Prompts {
  const isTerminal = process.stdin.isTTY;
  let isSecret = false;
  const echo = new Writable({
    write: (chunk, _encoding, done) => {
      if (!isSecret) process.stderr.write(chunk);
      done();
    },
  });
  const lines: string[] = [];
  let isOver = false;
  let take: (() => void) | undefined;
  const reader = createInterface({ input: process.stdin, output: echo, terminal: isTerminal });
  reader.on("line", (line) => {
    lines.push(line);
    take?.();
  });
  reader.on("close", () => {
    isOver = true;
    take?.();
  });
  const next = async (question: string): Promise<string | undefined> => {
    process.stderr.write(question);
    while (lines.length === 0 && !isOver) {
      await new Promise<void>((resolve) => {
        take = resolve;
      });
    }
    return lines.shift();
  };
  return {
    ask: next,
    askSecret: async (question) => {
      isSecret = isTerminal;
      try {
        return await next(question);
      } finally {
        if (isSecret) process.stderr.write("\n");
        isSecret = false;
      }
    },
    close: () => reader.close(),
  };
}
