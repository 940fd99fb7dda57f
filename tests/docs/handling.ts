import type { Block } from "./markdown.ts";

/**
 * How a block is held to be true. The mark on the line above the block chooses:
 *
 * - nothing: `sh` is run in the page's shell, `graphql` is asked; anything else is a fault
 * - `not run: reason`
 * - `stays, ready at: text`: `sh` that goes on until the page ends, ready when it has printed the text
 * - `stays instead, ready at: text`: the same, after everything that stayed so far was ended
 * - `prints`: the lines of the block are among what the `sh` block before it prints; numbers may differ
 * - `answer`: `json` of the same shape as the answer to the `graphql` block before it
 * - `file PATH`: the block is written to that path, for the blocks after it
 * - `copy of PATH`: the block is that file, or a part of it; other tests hold the file to be true
 * - `drawing`: `text` that nobody types
 */
export type Handling =
  | { readonly kind: "RUN" | "ASK" | "PRINTS" | "ANSWER" | "NOTHING" }
  | { readonly kind: "STAYS" | "STAYS_INSTEAD"; readonly ready: string }
  | { readonly kind: "FILE" | "COPY"; readonly path: string }
  | { readonly kind: "FAULT"; readonly message: string };

interface Mark {
  readonly pattern: RegExp;
  readonly languages: readonly string[];
  readonly toHandling: (rest: string) => Handling;
}

const ANY = ["sh", "ts", "json", "graphql", "nginx", "ini", "text"];
const MARKS: readonly Mark[] = [
  { pattern: /^not run: (.{10,})$/, languages: ANY, toHandling: () => ({ kind: "NOTHING" }) },
  { pattern: /^stays, ready at: (.+)$/, languages: ["sh"], toHandling: (ready) => ({ kind: "STAYS", ready }) },
  {
    pattern: /^stays instead, ready at: (.+)$/,
    languages: ["sh"],
    toHandling: (ready) => ({ kind: "STAYS_INSTEAD", ready }),
  },
  { pattern: /^(prints)$/, languages: ["text"], toHandling: () => ({ kind: "PRINTS" }) },
  { pattern: /^(answer)$/, languages: ["json"], toHandling: () => ({ kind: "ANSWER" }) },
  { pattern: /^(drawing)$/, languages: ["text"], toHandling: () => ({ kind: "NOTHING" }) },
  { pattern: /^file (\S+)$/, languages: ["json", "nginx", "ini"], toHandling: (path) => ({ kind: "FILE", path }) },
  {
    pattern: /^copy of (\S+)$/,
    languages: ["ts", "nginx", "ini", "json"],
    toHandling: (path) => ({ kind: "COPY", path }),
  },
];

/** Decides by language and mark how a block is checked. */
export function toHandling({ language, mark }: Pick<Block, "language" | "mark">): Handling {
  if (!ANY.includes(language)) return fault(`"${language}" is none of ${ANY.join(", ")}`);
  if (mark === undefined) {
    if (language === "sh") return { kind: "RUN" };
    if (language === "graphql") return { kind: "ASK" };
    return fault(`a ${language} block needs a mark that says how it is checked`);
  }
  for (const { pattern, languages, toHandling: make } of MARKS) {
    const rest = pattern.exec(mark)?.[1];
    if (rest !== undefined && languages.includes(language)) return make(rest);
  }
  return fault(`"${mark}" is no mark for a ${language} block`);
}

function fault(message: string): Handling {
  return { kind: "FAULT", message };
}
