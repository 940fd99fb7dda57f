import type { ThirdParty } from "./third-party.ts";

/** Licences that ask for no more than their notice, by SPDX. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  ...[
    "MIT",
    "MIT-0",
    "ISC",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "0BSD",
    "Unlicense",
    "BlueOak-1.0.0",
    "PSF-2.0",
  ],
]);

/** A licence that asks for more, and the packages that may come in under it. */
interface Reviewed {
  readonly licence: string;
  readonly packages: readonly string[];
  /** What it asks for, and why that is kept. */
  readonly reason: string;
}

/** Everything else is refused until somebody has read it. */
export const REVIEWED_LICENCES: readonly Reviewed[] = [
  {
    licence: "Elastic-2.0",
    packages: [
      ...["@apollo/composition", "@apollo/federation-internals", "@apollo/gateway", "@apollo/query-graphs"],
      "@apollo/query-planner",
    ],
    reason: "no hosted service of their features for others; the README says so to whoever passes the programs on",
  },
  {
    licence: "MPL-2.0",
    packages: ["lightningcss", "lightningcss-(system)"],
    reason: "changes to its own files are published; it is unchanged, and builds style sheets alone",
  },
  {
    licence: "LGPL-3.0-or-later",
    packages: ["@img/sharp-libvips-(system)"],
    reason: "a library of its own that can be exchanged; it is unchanged, and an optional part of Next.js",
  },
  {
    licence: "OFL-1.1",
    packages: ["@fontsource-variable/vazirmatn"],
    reason: "a font: not sold by itself, keeps its name and licence",
  },
  { licence: "OFL", packages: ["vazirmatn"], reason: "the same font, as a file for documents" },
  {
    licence: "CC-BY-4.0",
    packages: ["caniuse-lite"],
    reason: "data on browsers with their source named; used in the build alone",
  },
  {
    licence: "(ISC AND CC-BY-3.0)",
    packages: ["date-holidays"],
    reason: "data on holidays with their source named, as in its own files",
  },
];

/** The packages whose licence nobody has allowed. */
export function findForeignLicences(packages: readonly ThirdParty[]): readonly ThirdParty[] {
  return packages.filter((each) => !isPermissive(each.licence) && toReview(each) === undefined);
}

/** Reviews that no package needs any more. */
export function findIdleReviews(packages: readonly ThirdParty[]): readonly string[] {
  return REVIEWED_LICENCES.flatMap(({ licence, packages: names }) =>
    names.filter((name) => !packages.some((each) => each.name === name && each.licence === licence)),
  );
}

function toReview({ name, licence }: ThirdParty): Reviewed | undefined {
  return REVIEWED_LICENCES.find((review) => review.licence === licence && review.packages.includes(name));
}

/** Each part of `A AND B` must be; of `A OR B` too: nobody has chosen. */
function isPermissive(licence: string): boolean {
  const parts = licence.split(/\bAND\b|\bOR\b|[()]/).map((part) => part.trim());
  return parts.filter((part) => part !== "").every((part) => PERMISSIVE.has(part));
}
