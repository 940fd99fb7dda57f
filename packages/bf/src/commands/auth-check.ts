import { parseArgs } from "node:util";
import { checkAuth } from "../auth-check/check-auth.ts";
import { readCredential } from "../auth-check/credential.ts";
import type { AuthCheck, Hop, ReaderState } from "../auth-check/hop.ts";
import { readWay, toWay, type Way } from "../auth-check/way.ts";
import { badUsage, type Command } from "../command.ts";

/** `bf auth check`. */
export const authCheck: Command = {
  name: "auth check",
  summary: "goes the way of a request, dashboard, router, directory, places, readers, and says where it ends",
  usage: `[--config DIR | --url ROUTER] [--json]

  --config  the folder of the organisation, which runs; default config
  --url     instead of a folder, the router's origin, such as http://192.168.1.10:9000
  --json    one JSON object

  An API key or an access token is the first line of stdin; without one, that of a demo which runs here. It sees the places
  that its role sees. Each hop is told with its time, its version and, where it fails, what to do; each reader with when it
  was heard last. Ends with 0 where every hop answers and every reader is ONLINE or switched off, else with 1.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: "string" }, url: { type: "string" }, json: { type: "boolean", default: false } },
    });
    if (values.config !== undefined && values.url !== undefined) throw badUsage("--config or --url, not both");
    const way = values.url === undefined ? readWay(values.config ?? "config") : toRouterWay(values.url);
    const check = await checkAuth(way, await readCredential(way.demoFile));
    process.stdout.write(values.json ? `${JSON.stringify(check)}\n` : toText(check));
    return check.isWhole ? 0 : 1;
  },
};

function toRouterWay(text: string): Way {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) throw badUsage("--url is the router's origin");
  return toWay(url.origin);
}

function toText({ hops, readers, isWhole }: AuthCheck): string {
  const end = isWhole ? "every hop answers\n" : "not every hop answers, or a reader is away: see above\n";
  return [...hops.map(toHopLine), ...readers.map(toReaderLine), end].join("");
}

function toHopLine({ hop, url, ms, version, message, action }: Hop): string {
  const facts = [url, ms === null ? null : `${ms} ms`, version === null ? null : `version ${version}`];
  const known = facts.filter((fact) => fact !== null).join(", ");
  return `${hop}: ${message}${known === "" ? "" : ` (${known})`}${action === null ? "" : `: ${action}`}\n`;
}

function toReaderLine({ id, status, lastSeenAt, code, action }: ReaderState): string {
  const heard = lastSeenAt === null ? "never heard" : `heard ${lastSeenAt}`;
  const fault = [code, action].filter((part) => part !== null).join(": ");
  return `reader ${id}: ${status}, ${heard}${fault === "" ? "" : `; ${fault}`}\n`;
}
