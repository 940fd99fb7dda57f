import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import type { Command } from "../command.ts";
import { withSerials } from "../organisation-serials.ts";

/** `bf reader places`. */
export const readerPlaces: Command = {
  name: "reader places",
  summary: "lists to which place each reader belongs, and belonged",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
    });
    const readers = await withSerials(readOrganisation(values.config), ({ list }) => list());
    const lines = readers.map(
      ({ serialNumber, placeId, readerId, sinceMs, endedMs }) =>
        `${serialNumber}  ${placeId}/${readerId}  ${toTime(sinceMs, "always")}  ${toTime(endedMs, "still")}\n`,
    );
    process.stdout.write(values.json ? `${JSON.stringify({ readers })}\n` : lines.join(""));
    return 0;
  },
};

function toTime(ms: number | null, none: string): string {
  return ms === null ? none : new Date(ms).toISOString();
}
