import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { readNewPassword } from "../new-password.ts";
import {
  ACCOUNT_OPTIONS,
  ACCOUNT_OPTIONS_HELP,
  changeAccount,
  requireUsername,
  SIGNED_OUT,
} from "../organisation-accounts.ts";

/** `bf account reset`. */
export const accountReset: Command = {
  name: "account reset",
  summary: "gives an account another password, which comes by stdin; its sessions end",
  usage: `--username U [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}

  An account that was disabled is enabled by it.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: ACCOUNT_OPTIONS });
    const username = requireUsername(values.username);
    const password = await readNewPassword();
    const done = `${username} has another password; ${SIGNED_OUT}`;
    return changeAccount({ username, config: values.config, isJson: values.json, done }, (accounts) =>
      accounts.reset(username, password),
    );
  },
};
