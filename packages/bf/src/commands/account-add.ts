import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { ACCOUNT_ROLES, type OperatedAccounts } from "@biometricflow/directory/operate";
import { BAD_INPUT, type Command, CommandError } from "../command.ts";
import { readNewPassword } from "../new-password.ts";
import { DEVICE_WRITES, parseDeviceWrites, parsePlaces, parseRole, refuseBoundless, showPlaces } from "../rights.ts";
import { ACCOUNT_OPTIONS, ACCOUNT_OPTIONS_HELP, requireUsername, withAccounts } from "../organisation-accounts.ts";

/** `bf account add`. */
export const accountAdd: Command = {
  name: "account add",
  summary: "adds an account; the password comes by stdin",
  usage: `--username U [--role R] [--places a,b] [--device-writes RIGHT] [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}
  --role      ${ACCOUNT_ROLES.join(", ")}; default ADMIN while there is none, then VIEWER
  --places    ids of places, default every place; a PLACE_ADMIN needs them
  --device-writes  ALWAYS, or TIMED for an account that an administrator gives the right to write to readers for a time; default ALWAYS

  An EMPLOYEE sees the own records, once HR linked the account to a person (linkAccount), and nobody's before.
  The password has at least 12 characters. It works while the organisation runs and while it does not.`,
  run: async (args) => {
    const options = {
      ...ACCOUNT_OPTIONS,
      role: { type: "string" },
      places: { type: "string" },
      ...DEVICE_WRITES,
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const username = requireUsername(values.username);
    const organisation = readOrganisation(values.config);
    const wished = parseRole(values.role, ACCOUNT_ROLES);
    const places = parsePlaces(values.places, organisation);
    const deviceWrites = parseDeviceWrites(values["device-writes"]);
    const password = await readNewPassword();
    return withAccounts(organisation, async (accounts) => {
      const role = wished ?? (await chooseRole(accounts));
      refuseBoundless(role, places);
      const outcome = await accounts.add({ username, role, places, password, deviceWrites });
      if (outcome !== "DONE") {
        throw new CommandError(
          outcome,
          `there is an account ${username} already; bf account reset gives it a password`,
          {
            exitCode: BAD_INPUT,
          },
        );
      }
      process.stdout.write(
        values.json
          ? `${JSON.stringify({ username, role, places, outcome })}\n`
          : `added ${username}: ${role} at ${showPlaces(places)}\n`,
      );
      return 0;
    });
  },
};

/** Nobody shall be locked out by adding the first account without a role. */
async function chooseRole(accounts: OperatedAccounts) {
  const hasAdmin = (await accounts.list()).some(({ role, enabled }) => role === "ADMIN" && enabled);
  return hasAdmin ? "VIEWER" : "ADMIN";
}
