import { toHandling } from "./handling.ts";
import type { Block } from "./markdown.ts";

/** Where the script finds what it needs. */
export interface ScriptPlaces {
  /** A folder for what the blocks print and for questions and answers. */
  readonly out: string;
  /** The folder of this file and its helpers, as the script sees it. */
  readonly tools: string;
}

/**
 * The blocks of a page as one bash script: one shell, in their order, ending at the first that fails. Before each block it
 * prints `::block PAGE:LINE`.
 */
export function toPageScript(blocks: readonly Block[], places: ScriptPlaces): string {
  return [
    `OUT=${places.out}`,
    `. ${places.tools}/session.sh`,
    ...blocks.flatMap((block) => toLines(block, places)),
  ].join("\n");
}

/** Whether a page has anything that the script would do. */
export function hasCommands(blocks: readonly Block[]): boolean {
  return blocks.some((block) => ["RUN", "STAYS", "STAYS_INSTEAD", "ASK"].includes(toHandling(block).kind));
}

function toLines(block: Block, { out, tools }: ScriptPlaces): readonly string[] {
  const handling = toHandling(block);
  const log = `${out}/${block.line}.log`;
  const begin = `begin ${block.page}:${block.line}`;
  switch (handling.kind) {
    case "RUN":
      return [begin, `LOG=${log}`, `{\n${block.text}} > ${log} 2>&1`];
    case "STAYS":
    case "STAYS_INSTEAD": {
      const script = `${out}/${block.line}.sh`;
      const before = handling.kind === "STAYS" ? [] : ["interrupt"];
      return [begin, ...before, ...toFile(script, block.text), `stay ${script} ${log} ${quote(handling.ready)}`];
    }
    case "FILE":
      return [begin, `mkdir -p "$(dirname ${handling.path})"`, ...toFile(handling.path, block.text)];
    case "PRINTS":
      return [begin, ...toFile(`${out}/expected`, block.text), `printed ${out}/expected`];
    case "ASK":
      return [begin, ...toFile(`${out}/question`, block.text), `ask ${tools}`];
    case "ANSWER":
      return [begin, ...toFile(`${out}/expected`, block.text), `answered ${tools}`];
    default:
      return [];
  }
}

function toFile(path: string, text: string): readonly string[] {
  return [`cat > ${path} <<'END_OF_BLOCK'\n${text}END_OF_BLOCK`];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
