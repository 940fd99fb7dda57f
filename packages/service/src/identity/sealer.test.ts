import { describe, expect, it } from "vitest";
import { createSealer } from "./sealer.ts";

const SECRET = "JBSWY3DPEHPK3PXP";

describe("what is encrypted", () => {
  const sealer = createSealer(Buffer.alloc(32, 1));
  const sealed = sealer.seal(SECRET, "account/huda");

  it("opens for what it belongs to alone, and is another text each time", () => {
    expect(sealer.open(sealed, "account/huda")).toBe(SECRET);
    expect(sealer.open(sealed, "account/omar")).toBeUndefined();
    expect(sealer.seal(SECRET, "account/huda")).not.toBe(sealed);
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain(SECRET);
  });

  it.each([
    ["of another key", createSealer(Buffer.alloc(32, 2)).seal(SECRET, "account/huda")],
    ["that was changed", `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`],
    ["that was cut", sealed.slice(0, 20)],
    ["that is none", ""],
  ])("does not open one %s", (_name, text) => expect(sealer.open(text, "account/huda")).toBeUndefined());
});
