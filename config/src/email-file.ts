import { z } from "zod";
import { isLoopback, port, text } from "./fields.ts";

/** How a connection to the mail server is secured: from its first byte, after it said that it can, or not at all. */
const EMAIL_SECURITY = ["TLS", "STARTTLS", "NONE"] as const;

/** `email` of `organisation.json`: the mail server that takes our messages. */
export const emailFile = z
  .strictObject({
    host: text,
    /** 465 with TLS, else 587. */
    port: port.optional(),
    security: z.enum(EMAIL_SECURITY).default("STARTTLS"),
    /** The address that our messages come from. */
    from: z.email({ error: "an e-mail address" }),
    user: text.optional(),
    /** Holds the password and nothing else. Relative to the organisation folder. */
    passwordFile: text.optional(),
  })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    error: "`user` and `passwordFile` together, or neither",
  })
  .refine(({ user, security, host }) => user === undefined || security !== "NONE" || isLoopback(host), {
    error: "TLS or STARTTLS: a password goes to no other machine in plain text",
  });

/** The content of `email`. */
export type EmailFile = Readonly<z.output<typeof emailFile>>;
