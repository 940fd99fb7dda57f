import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { openAccounts, type OperatedAccounts } from "@biometricflow/directory/operate";
import { BAD_INPUT, badUsage, CommandError } from "./command.ts";
import { findDirectory } from "./own-directory.ts";

/** Options of every command on accounts. */
export const ACCOUNT_OPTIONS = {
  config: { type: "string", default: "config" },
  username: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** How those are explained. */
export const ACCOUNT_OPTIONS_HELP = `  --config    the organisation's folder, default config
  --username  the name the person signs in with; case does not matter
  --json      one JSON object instead of a sentence`;

/** What becomes of those who are signed in: the router follows the directory, and judges alone while that is down. */
export const SIGNED_OUT =
  "its sessions have ended: within seconds while the directory runs, else within the ten minutes that a token counts";

/** Opens the accounts of an organisation for one piece of work. */
export async function withAccounts<T>(
  organisation: OrganisationConfig,
  work: (accounts: OperatedAccounts) => Promise<T>,
): Promise<T> {
  const accounts = await openAccounts(findDirectory(organisation));
  try {
    return await work(accounts);
  } finally {
    await accounts.close();
  }
}

/** @throws {CommandError} BAD_USAGE when the option is missing. */
export function requireUsername(username: string | undefined): string {
  if (username === undefined || username.trim() === "") throw badUsage("--username is wanted");
  return username;
}

/** What an account lacks for a change, by its outcome. */
const REFUSALS: Readonly<Record<string, string>> = {
  NO_SECOND_FACTOR: "has no second factor",
  NO_IDENTITY: "is bound to nobody at the sign-in provider",
  IDENTITY_TAKEN: "cannot have this identity: another account has it",
  WRITING_KEYS:
    "made keys that write to readers at any time: revoke them on the page Keys, or by bf api-key disable, first",
};

/** Changes an account that must exist, and says what was done. */
export async function changeAccount(
  work: { readonly username: string; readonly config: string; readonly isJson: boolean; readonly done: string },
  change: (accounts: OperatedAccounts) => Promise<string>,
): Promise<number> {
  const { username, config, isJson, done } = work;
  const outcome = await withAccounts(readOrganisation(config), change);
  if (outcome === "NO_SUCH_ACCOUNT") {
    throw new CommandError(outcome, `there is no account ${username}; bf account list names them`, {
      exitCode: BAD_INPUT,
    });
  }
  const refusal = REFUSALS[outcome];
  if (refusal !== undefined) throw new CommandError(outcome, `${username} ${refusal}`, { exitCode: BAD_INPUT });
  process.stdout.write(isJson ? `${JSON.stringify({ username, outcome })}\n` : `${done}\n`);
  return 0;
}
