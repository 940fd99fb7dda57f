/** A fenced block of a page, and the comment `<!-- ... -->` on the line above it. */
export interface Block {
  /** The page's path from the repository's root. */
  readonly page: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  /** The word after the fence; empty when there is none. */
  readonly language: string;
  readonly text: string;
  readonly mark: string | undefined;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*$/;
const MARK = /^\s*<!--\s*(.*?)\s*-->\s*$/;

/** Collects the fenced blocks of a markdown text in their order. */
export function readBlocks(page: string, markdown: string): readonly Block[] {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [, indent = "", fence, language = ""] = FENCE.exec(lines[index] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && line.trim() === fence);
    if (end < 0) throw new Error(`${page}:${index + 1}: the block has no end`);
    const text = lines
      .slice(index + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    const mark = MARK.exec(lines[index - 1] ?? "")?.[1];
    blocks.push({ page, line: index + 1, language, text: `${text.join("\n")}\n`, mark });
    index = end;
  }
  return blocks;
}
