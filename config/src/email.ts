import type { ConfigFault } from "./config-error.ts";
import type { EmailFile } from "./email-file.ts";
import { readNamedSecret } from "./secret-line.ts";

/** The mail server that takes our messages, and how it knows us. */
export interface EmailSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte, after the server said that it can, or not at all. */
  readonly security: "TLS" | "STARTTLS" | "NONE";
  /** The address that messages come from. */
  readonly from: string;
  /** Null where the server asks nobody. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

const SUBMISSION_PORT = 587;
const TLS_PORT = 465;

interface EmailParts {
  readonly email: EmailFile | undefined;
  readonly configDir: string;
  readonly isDemo: boolean;
}

/** Reads `email` with the password's file, adding a fault where that has none of our own. */
export function readEmail({ email, configDir, isDemo }: EmailParts, faults: ConfigFault[]): EmailSettings | undefined {
  if (email === undefined) return undefined;
  const { host, security, from, user, passwordFile } = email;
  const port = email.port ?? (security === "TLS" ? TLS_PORT : SUBMISSION_PORT);
  if (user === undefined || passwordFile === undefined) return { host, port, security, from, login: null };
  const named = { configDir, key: "email.passwordFile", file: passwordFile, what: "password", owner: user };
  const password = readNamedSecret({ ...named, isDemo }, faults);
  return { host, port, security, from, login: { user, password } };
}
