import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { badUsage } from "../command.ts";
import { openPrompts } from "../prompts.ts";

const demoFile = z.object({ apiKey: z.string() });

/** The API key or token to ask with: the first line of stdin; that of a demo that runs here where none is handed in. */
export async function readCredential(demo: string | undefined): Promise<string> {
  const given = await readGiven(demo);
  if (given !== undefined && given.trim() !== "") return given.trim();
  if (demo !== undefined && existsSync(demo)) return demoFile.parse(JSON.parse(readFileSync(demo, "utf8"))).apiKey;
  throw badUsage("an API key or a token is read from stdin, and there is none");
}

async function readGiven(demo: string | undefined): Promise<string | undefined> {
  if (process.stdin.isTTY && demo !== undefined && existsSync(demo)) return undefined;
  const prompts = openPrompts();
  try {
    return await (process.stdin.isTTY ? prompts.askSecret("API key or token: ") : prompts.ask(""));
  } finally {
    prompts.close();
  }
}
