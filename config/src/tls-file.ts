import { z } from "zod";
import { text } from "./fields.ts";

/** The certificate that a listener shows, with its key; it speaks plain HTTP without. Files are relative to the organisation folder. */
export const serverTls = z.strictObject({
  /** PEM: the certificate itself, then those that lead to its CA. */
  certFile: text,
  /** PEM, without a passphrase. */
  keyFile: text,
});
