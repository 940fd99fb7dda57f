import { expect, it } from "vitest";
import { createLog } from "./log.ts";

/** What a name at a reader, an address or a header can hold. */
const TEXTS = ["two\nlines", '\r\n{"level":50,"msg":"invented"}', "\u001b[2Jcleared", "a\u0000b", "\u2028\u2029", '"}'];

it.each(TEXTS)("is one line of JSON, whatever a text holds", (text) => {
  const lines: string[] = [];
  const log = createLog({ service: "test", destination: { write: (line) => void lines.push(line) } });
  log.warn({ name: text, err: new Error(text) }, `refused ${text}`);
  expect(lines).toHaveLength(1);
  const [line = ""] = lines;
  expect(Buffer.from(line.trimEnd()).every((byte) => byte >= 0x20)).toBe(true);
  expect(JSON.parse(line)).toMatchObject({ level: 40, name: text, msg: `refused ${text}` });
});

it("hides what is secret by its name", () => {
  const lines: string[] = [];
  const log = createLog({ service: "test", destination: { write: (line) => void lines.push(line) } });
  log.info({ authorization: "Bearer x-secret", given: { password: "y-secret", apiKey: "z-secret" } }, "asked");
  expect(lines.join("")).not.toContain("secret");
});
