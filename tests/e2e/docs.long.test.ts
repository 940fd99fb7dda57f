import { afterAll, beforeAll, expect, it } from "vitest";
import { hasCommands, toPageScript } from "../docs/page-script.ts";
import { readPages } from "../docs/pages.ts";
import { Sandbox } from "../docs/sandbox.ts";

const PAGES = [...readPages()].filter(([, blocks]) => hasCommands(blocks));

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.remove());

it.each(PAGES)(
  "%s does what it shows, block by block",
  (_page, blocks) => {
    const { code, output } = sandbox.run((places) => toPageScript(blocks, places));
    expect(code, output).toBe(0);
    const ran = output.match(/^::block .*$/gm);
    expect(ran?.length).toBeGreaterThan(0);
  },
  600_000,
);
