import { describe, expect, it } from "vitest";
import { findPlainText, keepPlainText } from "./plain-texts.ts";

const FIELD_BYTES = 24;

function toField(text: string, rubbish = ""): Buffer {
  const field = Buffer.alloc(FIELD_BYTES);
  field.write(`${text}\0${rubbish}`, "latin1");
  return field;
}

function keep(field: Buffer, text: string): void {
  keepPlainText(field, 0, text);
}

describe("texts that are kept", () => {
  it.each(["1", "1042", "12345678", "12345678901"])("finds %s again", (text) => {
    keep(toField(text), text);
    expect(findPlainText(toField(text), 0)).toBe(text);
  });

  it("never gives one text for another, however many there are", () => {
    const wrong: string[] = [];
    for (let pin = 0; pin < 20_000; pin++) {
      for (const text of [String(pin), `${pin}77777`]) keep(toField(text), text);
      for (const text of [String(pin - 1), String(pin), `${pin}7`, `${pin}77777`]) {
        const found = findPlainText(toField(text), 0) ?? text;
        if (found !== text) wrong.push(`${found} for ${text}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("does not take a long text for another that begins like it", () => {
    const [text, other] = ["123456789012", "123456789013"];
    keep(toField(text), text);
    expect(findPlainText(toField(text), 0)).toBeUndefined();
    expect(findPlainText(toField(other), 0)).toBeUndefined();
  });

  it("gives an empty field no text", () => expect(findPlainText(toField(""), 0) ?? "").toBe(""));

  it("knows a text with rubbish behind it only by that rubbish", () => {
    keep(toField("551", "xy"), "551");
    expect(findPlainText(toField("551", "xy"), 0)).toBe("551");
    expect(findPlainText(toField("551", "xz"), 0)).toBeUndefined();
  });
});
