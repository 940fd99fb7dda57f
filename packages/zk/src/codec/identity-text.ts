/** Texts by which a reader says who it is: what is garbled must not become an identity, nor be shown. */

const MAX_SHOWN_CHARS = 128;
const SERIAL_NUMBER = /^[\x21-\x7e]{1,64}$/;
const MAC_ADDRESS = /^[0-9a-f]{2}([:-]?[0-9a-f]{2}){5}$/i;
/** What readers without one of their own say. */
const NO_ADDRESS = /^(00|ff)([:-]?\1){5}$/i;
/** Control, formatting and replacement characters. */
const UNREADABLE = /[\p{C}\ufffd]/u;

/** Whether a text can be a serial number: printable ASCII without spaces, 64 characters at most. */
export function isSerialNumber(text: string): boolean {
  return SERIAL_NUMBER.test(text);
}

/** Whether a text is the hardware address of one device. */
export function isMacAddress(text: string): boolean {
  return MAC_ADDRESS.test(text) && !NO_ADDRESS.test(text);
}

/** The text where people can read it, else `undefined`: longer than 128 characters, or with unreadable ones in it. */
export function toShownText(text: string | undefined): string | undefined {
  const isShown = text !== undefined && text !== "" && text.length <= MAX_SHOWN_CHARS && !UNREADABLE.test(text);
  return isShown ? text : undefined;
}
