import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import {
  ACCOUNT_OPTIONS,
  ACCOUNT_OPTIONS_HELP,
  changeAccount,
  requireUsername,
  SIGNED_OUT,
} from "../organisation-accounts.ts";

/** `bf account disable`. */
export const accountDisable: Command = {
  name: "account disable",
  summary: "lets nobody sign in with an account any more; its sessions end",
  usage: `--username U [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}

  bf account reset enables it again.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: ACCOUNT_OPTIONS });
    const username = requireUsername(values.username);
    const done = `${username} is disabled; ${SIGNED_OUT}`;
    return changeAccount({ username, config: values.config, isJson: values.json, done }, (accounts) =>
      accounts.disable(username),
    );
  },
};
