import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** What a running organisation says of itself, for people, tests and tools. */
export interface DemoFile {
  readonly router: { readonly http: string; readonly ws: string; readonly token: string };
  readonly web: string;
  readonly playground: string;
  readonly ready: { readonly web: boolean };
  readonly apiKey: string;
  /** Opens `/metrics` and `/version` of each service. */
  readonly operationsToken: string;
  readonly accounts: readonly DemoAccount[];
  readonly places: readonly { readonly id: string; readonly url: string; readonly pid: number }[];
  readonly services: readonly { readonly name: string; readonly url: string; readonly pid: number }[];
  readonly readers: readonly DemoReader[];
}

/** An account made at first start. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly places: readonly string[];
}

/** A reader and, when it is simulated, where it is controlled. */
export interface DemoReader {
  readonly id: string;
  readonly place: string;
  readonly address: string;
  readonly serial: string | null;
  readonly control: string | null;
}

const firstAccounts = z.object({
  apiKey: z.string(),
  accounts: z.array(
    z.object({ username: z.string(), password: z.string(), role: z.string(), places: z.array(z.string()) }),
  ),
});

/** The accounts that the directory of a demo made at first start, and its API key. */
export type FirstAccounts = Readonly<z.output<typeof firstAccounts>>;

/** Reads the accounts that the directory made at first start; `undefined` when somebody removed the file since. */
export function readFirstAccounts(file: string): FirstAccounts | undefined {
  return existsSync(file) ? firstAccounts.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** Writes the file in one step, mode 600: a reader sees the old or the new one, never half. */
export function writeDemoFile(file: string, demo: DemoFile): void {
  const next = `${file}.next`;
  try {
    writeFileSync(next, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, file);
  } finally {
    rmSync(next, { force: true });
  }
}

/** Removes the file; a missing one is as good. */
export function removeDemoFile(file: string): void {
  rmSync(file, { force: true });
}
