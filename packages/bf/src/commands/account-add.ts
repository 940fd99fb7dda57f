import { parseArgs } from "node:util";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { ACCOUNT_ROLES, type OperatedAccounts } from "@biometricflow/directory/operate";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { readNewPassword } from "../new-password.ts";
import { ACCOUNT_OPTIONS, ACCOUNT_OPTIONS_HELP, requireUsername, withAccounts } from "../organisation-accounts.ts";

const EVERYWHERE = "*";

/** `bf account add`. */
export const accountAdd: Command = {
  name: "account add",
  summary: "adds an account; the password comes by stdin",
  usage: `--username U [--role R] [--places a,b] [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}
  --role      ${ACCOUNT_ROLES.join(", ")}; default ADMIN while there is none, then VIEWER
  --places    ids of places, default every place; a PLACE_ADMIN needs them

  The password has at least 12 characters. It works while the organisation runs and while it does not.`,
  run: async (args) => {
    const options = { ...ACCOUNT_OPTIONS, role: { type: "string" }, places: { type: "string" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const username = requireUsername(values.username);
    const organisation = readOrganisation(values.config);
    const wished = parseRole(values.role);
    const places = parsePlaces(values.places, organisation);
    const password = await readNewPassword();
    return withAccounts(organisation, async (accounts) => {
      const role = wished ?? (await chooseRole(accounts));
      if (role === "PLACE_ADMIN" && places.includes(EVERYWHERE)) throw badUsage("a PLACE_ADMIN needs --places");
      const outcome = await accounts.add({ username, role, places, password });
      if (outcome !== "DONE") {
        throw new CommandError(
          outcome,
          `there is an account ${username} already; bf account reset gives it a password`,
          {
            exitCode: BAD_INPUT,
          },
        );
      }
      const where = places.includes(EVERYWHERE) ? "every place" : places.join(", ");
      process.stdout.write(
        values.json
          ? `${JSON.stringify({ username, role, places, outcome })}\n`
          : `added ${username}: ${role} at ${where}\n`,
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

function parseRole(text: string | undefined) {
  if (text === undefined) return undefined;
  const role = ACCOUNT_ROLES.find((known) => known === text.toUpperCase());
  if (role === undefined) throw badUsage(`--role is one of ${ACCOUNT_ROLES.join(", ")}`);
  return role;
}

function parsePlaces(text: string | undefined, { places, remotePlaces }: OrganisationConfig): readonly string[] {
  if (text === undefined || text === EVERYWHERE) return [EVERYWHERE];
  const known = [...places, ...remotePlaces].map(({ id }) => id);
  const wished = text.split(",").map((id) => id.trim());
  const unknown = wished.find((id) => !known.includes(id));
  if (unknown !== undefined) throw badUsage(`there is no place "${unknown}"; the places are ${known.join(", ")}`);
  return wished;
}
