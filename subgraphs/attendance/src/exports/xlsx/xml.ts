/** Longest text that a cell holds. Source: the limits that Microsoft publishes for Excel. */
const MOST_CHARS = 32_767;

/** Everything that XML 1.0 cannot hold, lone surrogates among it. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** What a spreadsheet would take for an escaped character. Source: ECMA-376 part 1, 22.9.2.19. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const NAMES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** The first line of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as it stands in a part; what XML cannot hold is U+FFFD. */
export function toXmlText(text: string): string {
  const cut = text.length <= MOST_CHARS ? text : `${text.slice(0, MOST_CHARS - 1)}…`;
  return cut
    .replaceAll(NO_XML, "\u{FFFD}")
    .replaceAll(ESCAPE_LIKE, "_x005F_")
    .replaceAll(/[&<>"\r]/g, (it) => NAMES[it] ?? it);
}
