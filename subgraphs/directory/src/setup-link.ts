import type { DirectoryConfig } from "@biometricflow/config/directory-config";
import { toOrigin } from "@biometricflow/config/hosts";

/**
 * Shows the set-up link to whoever started this process: the supervisor, which prints it, or the terminal. It never goes
 * to the log, where it would stay in clear.
 */
export function showSetupLink(
  token: string | undefined,
  { publicUrl, listen }: Pick<DirectoryConfig, "publicUrl" | "listen">,
): void {
  if (token === undefined) return;
  const link = `${publicUrl ?? toOrigin(listen.web)}/setup?token=${token}`;
  if (process.send === undefined) process.stdout.write(`Set up: ${link}\n`);
  else process.send({ type: "setupLink", link });
}
