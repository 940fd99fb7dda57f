import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every form in which a word may lie in a file. */
function toForms(word: string): readonly [form: string, bytes: Buffer][] {
  const utf8 = Buffer.from(word, "utf8");
  const escaped = Array.from(word, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  const texts: readonly [string, string][] = [
    ["hex", utf8.toString("hex")],
    ["upper hex", utf8.toString("hex").toUpperCase()],
    ["escaped", escaped],
    ["percent", encodeURIComponent(word)],
    ["lower", word.toLowerCase()],
    // Of base64 any of three shifts, without the letters that its neighbours change.
    ...[0, 1, 2].map((shift): [string, string] => [
      `base64 shifted by ${shift}`,
      Buffer.concat([Buffer.alloc(shift), utf8])
        .toString("base64")
        .replace(/=+$/u, "")
        .slice(shift === 0 ? 0 : shift + 1, -2),
    ]),
  ];
  return [
    ["utf-8", utf8],
    ["utf-16le", Buffer.from(word, "utf16le")],
    ["utf-16be", Buffer.from(word, "utf16le").swap16()],
    ...texts.map(([form, text]): [string, Buffer] => [form, Buffer.from(text, "utf8")]),
  ];
}

/** A card of a reader: little-endian, as its users list has it, and SQLite's big-endian integer. */
function toNumberForms(card: number): readonly [string, Buffer][] {
  const [little, big] = [Buffer.alloc(4), Buffer.alloc(4)];
  little.writeUInt32LE(card);
  big.writeUInt32BE(card);
  return [
    ["u32 little-endian", little],
    ["u32 big-endian", big],
  ];
}

/** Every file under a folder. */
export function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** Where a word or a number lies, in whatever form, in the bytes or the name of a file: `path: word (form)`. */
export function findInBytes(path: string, bytes: Buffer, words: readonly (string | number)[]): readonly string[] {
  return words.flatMap((word) => {
    const forms = typeof word === "number" ? [...toForms(String(word)), ...toNumberForms(word)] : toForms(word);
    return forms
      .filter(([, form]) => bytes.includes(form) || path.includes(form.toString("latin1")))
      .map(([name]) => `${path}: ${word} (${name})`);
  });
}

/** The same of every file under a folder. */
export function findInFiles(dir: string, words: readonly (string | number)[]): readonly string[] {
  return listFiles(dir).flatMap((path) => findInBytes(path, readIfThere(path), words));
}

/** Of a file that is removed meanwhile nothing is left. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (Object(error).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
