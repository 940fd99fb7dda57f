import { expect, it } from "vitest";
import { toClientName } from "./client-name.ts";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";

it.each([
  [`${WINDOWS} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36`, "Chrome 141 on Windows"],
  [`${WINDOWS} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0`, "Edge 141 on Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox 128 on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari 17 on iPhone",
  ],
  ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36", "Chrome 130 on Android"],
  ["curl/8.5.0", "curl/8.5.0"],
  ["node", "node"],
  ["payroll-import/2.1 (contact: it@example.com)", "payroll-import/2.1"],
])("names %s", (userAgent, name) => {
  expect(toClientName(userAgent)).toBe(name);
});

it.each([undefined, "", "=cmd|'/c'!A1", "<b>bold</b>", "\u202Eevil/1", "x\u0007y", "-1+1", " curl/8"])(
  "keeps nothing of %j",
  (userAgent) => {
    expect(toClientName(userAgent)).toBeUndefined();
  },
);

it("keeps no more than a few words", () => {
  expect(toClientName("a".repeat(5000))).toHaveLength(60);
});
