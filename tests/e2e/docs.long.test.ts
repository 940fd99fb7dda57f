import { afterAll, beforeAll, expect, it } from "vitest";
import { toHandling } from "../docs/handling.ts";
import type { Block } from "../docs/markdown.ts";
import { hasCommands, toPageScript } from "../docs/page-script.ts";
import { readPages } from "../docs/pages.ts";
import { Sandbox } from "../docs/sandbox.ts";

const ALL = readPages();
const PAGES = [...ALL].filter(([, blocks]) => hasCommands(blocks));
/** A page that goes on where another one has written the organisation's folder. */
const GOES_ON_FROM: Readonly<Record<string, string>> = { "docs/OPERATE.md": "docs/INSTALL.md" };

/** The blocks of a page before its first start. */
function toBeginning(page: string | undefined): readonly Block[] {
  const blocks = ALL.get(page ?? "") ?? [];
  return blocks.slice(
    0,
    blocks.findIndex((block) => toHandling(block).kind === "STAYS"),
  );
}

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

it.each(PAGES)(
  "%s does what it shows, block by block",
  async (page, blocks) => {
    const before = toBeginning(GOES_ON_FROM[page]);
    const { code, output } = await sandbox.run((places) => toPageScript([...before, ...blocks], places));
    expect(code, output).toBe(0);
    const ran = output.match(/^::block .*$/gm);
    expect(ran?.length).toBeGreaterThan(0);
  },
  600_000,
);
