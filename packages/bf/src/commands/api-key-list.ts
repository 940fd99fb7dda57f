import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import type { OperatedKey } from "@biometricflow/directory/operate";
import type { Command } from "../command.ts";
import { withAccounts } from "../organisation-accounts.ts";

const OPTIONS = {
  config: { type: "string", default: "config" },
  json: { type: "boolean", default: false },
} as const;

/** `bf api-key list`. */
export const apiKeyList: Command = {
  name: "api-key list",
  summary: "lists the API keys by name, how they begin, their end and last use; the keys themselves are not kept",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const keys = await withAccounts(readOrganisation(values.config), ({ listKeys }) => listKeys());
    process.stdout.write(values.json ? `${JSON.stringify({ keys })}\n` : keys.map(toLine).join(""));
    return 0;
  },
};

/** Times in UTC, to the minute. */
function toLine({ name, role, places, enabled, prefix, expiresAt, lastUsedAt }: OperatedKey): string {
  const begins = prefix === undefined ? [] : [`${prefix}...`];
  const end = expiresAt === undefined ? "no end" : `until ${toMinute(expiresAt)}`;
  const use = lastUsedAt === undefined ? "never used" : `last used ${toMinute(lastUsedAt)}`;
  const parts = [name, role, places.join(","), ...begins, end, use, ...(enabled ? [] : ["disabled"])];
  return `${parts.join("  ")}\n`;
}

function toMinute(at: string): string {
  return `${at.slice(0, 16)}Z`;
}
