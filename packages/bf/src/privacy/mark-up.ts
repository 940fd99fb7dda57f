/** What others chose the words of, on one line and as code: it makes no mark-up. */
export function toText(words: string): string {
  return `\`${words.replaceAll(/[\p{C}`]/gu, " ")}\``;
}

/** Words of the program's own, on one line and within their cell. */
export function toCell(text: string): string {
  return text.replaceAll(/\p{C}/gu, " ").replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}
