/** Where the styles of an element wait that came as HTML. */
export const WAITING = "data-style";

/**
 * HTML of the editor whose style attributes wait. Text of a query is not taken for a tag: the editor escapes what stands between
 * its own ones.
 */
export function toWaiting(html: string): string {
  return html.replaceAll(/<[^>]+>/g, (tag) => tag.replace(/ style="/, ` ${WAITING}="`));
}
