import { vi } from "vitest";
import { PATIENCE_MS } from "./patience-ms.ts";

type Options = Parameters<typeof vi.waitFor>[1];

/** Vitest's own second is over on a busy machine before anything is wrong. */
const withPatience = (options: Options): Options =>
  typeof options === "number" ? options : { timeout: PATIENCE_MS, ...options };

const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options) => waitFor(callback, withPatience(options));
vi.waitUntil = (callback, options) => waitUntil(callback, withPatience(options));
