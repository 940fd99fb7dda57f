/** What a page says of a name while it is typed is what a reader keeps of it: the same bytes, cut at the same letter. */
import { expect, it } from "vitest";
import { createFieldEncoder } from "../../packages/zk/src/codec/field-encoder.ts";
import { toNameFit } from "../../web/src/lib/name-fit.ts";

const NAMES = [
  ...[
    "محمد عبد الرحمن بن عبد العزيز",
    "علی‌رضا پژمان گلچین",
    "欧阳娜娜欧阳娜娜欧阳娜娜欧阳",
    "Sara 欧阳 علي",
    "",
    "€uro ÿ",
  ],
  ...[
    "José Ñandú Müller-Lüdenscheidt",
    "abcdefghijklmnopqrstuvw😀",
    "a\u0301e\u0301i\u0301o\u0301u\u0301y\u0301",
    "tab\tbed",
    "half \ud83d",
  ],
];

/** The field as the encoder of the protocol fills it; `REFUSED` where it cannot. */
function fill(name: string, textEncoding: string, room: number): string {
  try {
    return new TextDecoder(textEncoding).decode(createFieldEncoder(textEncoding).encode(name, room));
  } catch {
    return "REFUSED";
  }
}

it.each(["utf-8", "gbk", "windows-1256", "windows-1252", "big5", "shift_jis"])(
  "counts and cuts a name as the encoder of readers does in %s",
  (textEncoding) => {
    for (const name of NAMES)
      for (const room of [8, 24]) {
        const { kept, missing } = toNameFit(name, { textEncoding, bytes: [room] });
        const shown = missing === undefined ? kept : "REFUSED";
        expect([name, room, shown]).toEqual([name, room, fill(name, textEncoding, room)]);
      }
  },
);
