import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FAULT_ACTIONS, PUSH_ACTIONS, STORE_ACTIONS } from "../../subgraphs/place/src/domain/fault-actions.ts";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { organisationFile } from "../../config/src/organisation-file.ts";
import { placeFile, remotePlaceFile } from "../../config/src/place-file.ts";
import { toHandling } from "../docs/handling.ts";
import { type Block, readBlocks } from "../docs/markdown.ts";
import { toPageScript } from "../docs/page-script.ts";
import { readPages, ROOT } from "../docs/pages.ts";
import { findDifferences } from "../docs/shape.ts";

const blocks = [...readPages().values()].flat();
const readText = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Blocks of one kind, named by page and line. */
function select(choose: (block: Block) => boolean): readonly (readonly [string, Block])[] {
  return blocks.filter(choose).map((block) => [`${block.page}:${block.line}`, block] as const);
}

describe("what a page shows", () => {
  it("is run, compared or marked as not run, block by block", () => {
    const faults = blocks.flatMap((block) => {
      const handling = toHandling(block);
      return handling.kind === "FAULT" ? [`${block.page}:${block.line}: ${handling.message}`] : [];
    });
    expect(faults).toEqual([]);
    expect(blocks.length).toBeGreaterThan(5);
  });

  it.each(select((block) => toHandling(block).kind === "COPY"))("is the file it says at %s", (_where, block) => {
    const handling = toHandling(block);
    expect(handling.kind === "COPY" && readText(handling.path)).toContain(block.text.trim());
  });

  it.each(select(({ language }) => language === "graphql"))("is an operation of the graph at %s", (_where, block) => {
    expect(validate(buildSchema(readText("schema/api.graphql")), parse(block.text))).toEqual([]);
  });

  it.each(select(({ language, mark }) => language === "json" && !mark?.startsWith("not run")))(
    "is JSON at %s",
    (_where, block) => expect(() => JSON.parse(block.text)).not.toThrow(),
  );
});

describe("a file of an organisation that a page shows", () => {
  const files = blocks.flatMap((block) => {
    const handling = toHandling(block);
    return handling.kind === "FILE" ? [[`${block.page}:${block.line}`, handling.path, block.text] as const] : [];
  });
  const place = z.union([placeFile, remotePlaceFile]);

  it.each(files)("has the keys of the configuration at %s, %s", (_where, path, text) => {
    const schema = path.endsWith("/organisation.json") ? organisationFile : place;
    expect(schema.safeParse(JSON.parse(text)).error).toBeUndefined();
  });
});

it("says in CONNECT_A_READER what each code of a reader means", () => {
  const codes = readText("subgraphs/place/src/domain/errors.ts").match(/"DEVICE_\w+"/g) ?? [];
  const described = [...readText("docs/CONNECT_A_READER.md").matchAll(/^\| `(DEVICE_\w+)` \|/gm)].map(
    ([, code]) => code,
  );
  expect(codes.length).toBeGreaterThan(5);
  expect(new Set(described)).toEqual(new Set(codes.map((quoted) => JSON.parse(quoted))));
});

it("says in CONNECT_A_READER what to do about each code in the words of the program", () => {
  const rows = readText("docs/CONNECT_A_READER.md").split("\n");
  for (const [code, action] of Object.entries({ ...FAULT_ACTIONS, ...PUSH_ACTIONS })) {
    const cells = rows.find((row) => row.startsWith(`| \`${code}\` |`))?.split(" | ");
    expect(cells?.[2]?.slice(0, action.length)).toBe(action);
  }
});

const ACTIONS = { ...FAULT_ACTIONS, ...PUSH_ACTIONS, ...STORE_ACTIONS };
const deviceMessages = z.object({
  devices: z.object({ action: z.record(z.string(), z.string()), fault: z.record(z.string(), z.string()) }),
});
const readDeviceMessages = (language: string) =>
  deviceMessages.parse(JSON.parse(readText(`web/messages/${language}/devices.json`))).devices;

it("says on the dashboard what to do about each code in the words of the program", () => {
  expect(readDeviceMessages("en").action).toEqual(ACTIONS);
});

it.each(["en", "ar"])(
  "has words on the dashboard for each code of a reader and of its place's store: %s",
  (language) => {
    const { action, fault } = readDeviceMessages(language);
    expect(Object.keys(action).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
    expect(Object.keys(fault).toSorted()).toEqual([...Object.keys(ACTIONS), "OTHER"].toSorted());
  },
);

describe("the reading of a page", () => {
  const page = [
    "text",
    "<!-- stays, ready at: Ready. -->",
    "```sh",
    "npm start",
    "```",
    "",
    "  ```json",
    '  {"a": 1}',
    "  ```",
  ];

  it("finds each block with its line, language and mark", () => {
    expect(readBlocks("a.md", page.join("\n"))).toEqual([
      { page: "a.md", line: 3, language: "sh", text: "npm start\n", mark: "stays, ready at: Ready." },
      { page: "a.md", line: 7, language: "json", text: '{"a": 1}\n', mark: undefined },
    ]);
  });

  it("refuses a block without an end", () => {
    expect(() => readBlocks("a.md", "```sh\nls\n")).toThrow("a.md:1: the block has no end");
  });

  it.each([
    ["a block without a language", { language: "", mark: "drawing" }],
    ["JSON that nothing compares", { language: "json", mark: undefined }],
    ["TypeScript that nothing runs", { language: "ts", mark: undefined }],
    ["a mark without a reason", { language: "sh", mark: "not run:" }],
    ["a mark of another language", { language: "sh", mark: "drawing" }],
    ["a mark that is none", { language: "sh", mark: "skipped" }],
  ])("finds fault with %s", (_name, block) => {
    expect(toHandling(block).kind).toBe("FAULT");
  });
});

describe("the running of a page", () => {
  const places = { out: "/out", tools: "/tools" };

  it("takes the blocks in their order and says where each one stands", () => {
    const page =
      "```sh\none\n```\n<!-- not run: it is an example of one that is not run -->\n```sh\ntwo\n```\n```sh\nthree\n```\n";
    const script = toPageScript(readBlocks("a.md", page), places);
    expect(script.match(/^(begin .*|one|two|three)$/gm)).toEqual(["begin a.md:1", "one", "begin a.md:8", "three"]);
  });

  it.each([
    [{ a: 1, b: [{ c: "x" }] }, { a: 2, b: [{ c: "y" }, { c: "z" }] }, []],
    [{ a: null, b: [] }, { a: "x", b: [1] }, []],
    [{ a: 1 }, { a: "1" }, ["a is of another kind"]],
    [{ a: { b: 1 } }, { a: {} }, ["a.b is in one alone"]],
    [{ a: [1] }, { a: [1], b: 2 }, ["b is in one alone"]],
    [{ a: {} }, { a: 1 }, ["a is of another kind"]],
  ])("compares %j with %j by shape", (expected, actual, differences) => {
    expect(findDifferences(expected, actual)).toEqual(differences);
  });
});
