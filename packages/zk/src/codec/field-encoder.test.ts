import fc from "fast-check";
import { expect, it } from "vitest";
import { createFieldEncoder } from "./field-encoder.ts";

it.each([
  ["utf-8", "Łucja عمر 李", "c58175636a6120d8b9d985d8b120e69d8e"],
  ["gbk", "李小龙 Li", "c0eed0a1c1fa204c69"],
  ["windows-1256", "عمر Omar", "dae3d1204f6d6172"],
])("writes %s as its decoder reads it", (label, text, hex) => {
  expect(createFieldEncoder(label).encode(text, 24).toString("hex")).toBe(hex);
  expect(new TextDecoder(label).decode(Buffer.from(hex, "hex"))).toBe(text);
});

it.each(["utf-8", "gbk", "windows-1256"])("gives back in %s whatever it could write", (label) => {
  const [encoder, decoder] = [createFieldEncoder(label), new TextDecoder(label)];
  const texts = fc.string({ unit: "binary", maxLength: 10 });
  fc.assert(
    fc.property(texts, (text) => {
      let bytes: Buffer;
      try {
        bytes = encoder.encode(text, 100);
      } catch (error) {
        expect(error).toMatchObject({ code: "BAD_TEXT" });
        return;
      }
      expect(decoder.decode(bytes)).toBe(text);
    }),
  );
});

it("cuts between characters", () => {
  expect(createFieldEncoder("utf-8").encode("عمر", 5).toString()).toBe("عم");
  expect(createFieldEncoder("gbk").encode("李小", 3).toString("hex")).toBe("c0ee");
});

it.each([
  ["gbk", "Łucja"],
  ["windows-1256", "李"],
  ["utf-8", "a\0b"],
  ["utf-8", "\ud800"],
])("refuses in %s what it does not have: never a question mark for a letter", (label, text) => {
  expect(() => createFieldEncoder(label).encode(text, 24)).toThrow(expect.objectContaining({ code: "BAD_TEXT" }));
});
