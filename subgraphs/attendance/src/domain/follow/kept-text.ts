import { createHash } from "node:crypto";

/** An index of PostgreSQL holds no text much longer; no reader has one. */
const MOST_PIN = 64;
const MOST_NAME = 200;

/** Of a text that is no PIN of any reader, so that two of them stay two. */
const BEGIN = 32;
const DIGITS = 16;

/**
 * A PIN as a store can keep it: what a place tells must never keep it from being followed. One that is too long, or has a
 * character that no column holds, is shown by its beginning and known by its hash.
 */
export function toKeptPin(pin: string): string {
  const kept = toStorable(pin);
  if (kept === pin && pin.length <= MOST_PIN) return pin;
  const hash = createHash("sha256").update(pin, "utf16le").digest("hex").slice(0, DIGITS);
  return `${toStorable(pin.slice(0, BEGIN))}~${hash}`;
}

/** A name as a store can keep it. */
export function toKeptName(name: string): string {
  return toStorable(name.slice(0, MOST_NAME));
}

/** PostgreSQL has no U+0000, and no text has half a character. */
function toStorable(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}
