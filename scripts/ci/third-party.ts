import { z } from "zod";

const listed = z.record(z.string(), z.array(z.object({ name: z.string(), versions: z.array(z.string()) })));

/** A package that the programs run with. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** As the package states it. */
  readonly licence: string;
}

/** A package that is built for each system has one name for all of them: the page is the same on every machine. */
const OF_A_SYSTEM = /-(?:linux|linuxmusl|darwin|win32|android|freebsd)-.*$/;

/** Reads what `pnpm licenses list --json` says, by name and version. */
export function readLicenceList(json: string): readonly ThirdParty[] {
  const packages = Object.entries(listed.parse(JSON.parse(json))).flatMap(([licence, those]) =>
    those.flatMap(({ name, versions }) =>
      versions.map((version) => ({ name: name.replace(OF_A_SYSTEM, "-(system)"), version, licence })),
    ),
  );
  const rows = new Map(packages.map((row) => [toRow(row), row]));
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

/** The page of them. */
export function toThirdPartyPage(packages: readonly ThirdParty[]): string {
  const counts = [...Map.groupBy(packages, ({ licence }) => licence)].map(([licence, { length }]) => ({
    licence,
    length,
  }));
  const ordered = counts.toSorted((a, b) => b.length - a.length || (a.licence < b.licence ? -1 : 1));
  return [
    "# Third-party packages",
    "",
    "Every package that the programs need beside their own code, and its licence: `pnpm generate` writes this page from what is installed.",
    "`scripts/ci/allowed-licences.ts` says which licences may come in, and why those that ask for more than a notice are here.",
    "",
    "| licence | packages |",
    "|---|---|",
    ...ordered.map(({ licence, length }) => `| ${licence} | ${length} |`),
    "",
    "| package | version | licence |",
    "|---|---|---|",
    ...packages.map(toRow),
    "",
  ].join("\n");
}

/** The packages of such a page. */
export function readThirdPartyPage(page: string): readonly ThirdParty[] {
  return [...page.matchAll(/^\| (\S+) \| (\S+) \| (.+) \|$/gm)].flatMap(([, name = "", version = "", licence = ""]) =>
    name === "package" ? [] : [{ name, version, licence }],
  );
}

function toRow({ name, version, licence }: ThirdParty): string {
  return `| ${name} | ${version} | ${licence} |`;
}
