import { z } from "zod";
import { text } from "./fields.ts";

/** The certificate that a listener shows, with its key; it speaks plain HTTP without. Files are relative to the organisation folder. */
export const serverTls = z.strictObject({
  /** PEM: the certificate itself, then those that lead to its CA. */
  certFile: text,
  /** PEM, without a passphrase. */
  keyFile: text,
});

/** The same of a listener that the organisation's own processes alone call. */
export const ownServerTls = z.strictObject({
  ...serverTls.shape,
  /** PEM: who vouches for those who may connect. Without it whoever comes is known by its token alone. */
  clientCaFile: text.optional(),
});

/** How this machine's processes ask others over TLS. */
export const outgoingTls = z
  .strictObject({
    /** PEM: the organisation's own CAs. */
    caFile: text.optional(),
    /** PEM: the certificate by which this machine's processes are known to those that ask for one. */
    clientCertFile: text.optional(),
    /** PEM, without a passphrase. */
    clientKeyFile: text.optional(),
  })
  .refine(({ clientCertFile, clientKeyFile }) => (clientCertFile === undefined) === (clientKeyFile === undefined), {
    error: "clientCertFile and clientKeyFile together, or neither",
  });
