import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import {
  ACCOUNT_OPTIONS,
  ACCOUNT_OPTIONS_HELP,
  changeAccount,
  requireUsername,
  SIGNED_OUT,
} from "../organisation-accounts.ts";

/** `bf account unbind`. */
export const accountUnbind: Command = {
  name: "account unbind",
  summary: "takes an account's identity at the sign-in provider; its sessions end",
  usage: `--username U [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}

  Whom the provider vouches for by the username is bound to it at the next sign-in; bf account disable keeps everybody out.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: ACCOUNT_OPTIONS });
    const username = requireUsername(values.username);
    const done = `${username} is bound to nobody at the sign-in provider; ${SIGNED_OUT}`;
    return changeAccount({ username, config: values.config, isJson: values.json, done }, (accounts) =>
      accounts.unbind(username),
    );
  },
};
