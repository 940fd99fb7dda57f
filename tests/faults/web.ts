import type { Fault } from "./fault.ts";

const SRC = "web/src";

/** Faults of the pages: what is done twice, and what is lost without a word. */
export const WEB_FAULTS: readonly Fault[] = [
  {
    name: "a button can be pressed again before the page shows what was done",
    file: `${SRC}/graphql/one-at-a-time.ts`,
    find: "else void this.#settled().finally(() => this.#set(false));",
    replace: "else this.#set(false);",
    project: "unit",
    tests: "web/src/graphql/one-at-a-time",
  },
  {
    name: "a session that ends leaves the page whatever is typed on it",
    file: `${SRC}/frame/session-end.ts`,
    find: 'this.#options.hasUnsent() ? "asking" : "left"',
    replace: '"left"',
    project: "unit",
    tests: "web/src/frame/session-end",
  },
  {
    name: "a field that was looked at once more counts as not typed into",
    file: `${SRC}/typing/typed-fields.ts`,
    find: "if (!this.#met.has(field)) this.#met.set",
    replace: "this.#met.set",
    project: "unit",
    tests: "web/src/typing/typed-fields",
  },
  {
    name: "a sheet in another encoding comes out with other letters",
    file: `${SRC}/ui/read-sheet.ts`,
    find: ", { fatal: true }",
    replace: "",
    project: "unit",
    tests: "web/src/ui/read-sheet",
  },
  {
    name: "whoever has a number loses the own records when it becomes several people's",
    file: `${SRC}/attendance/pins/split-parts.ts`,
    find: "personId: owners.get(name) ?? null",
    replace: "personId: null",
    project: "unit",
    tests: "web/src/attendance/pins/split-parts",
  },
  {
    name: "a name is counted in letters where a reader keeps bytes",
    file: `${SRC}/lib/name-fit.ts`,
    find: "new TextEncoder().encode(character).length",
    replace: "character.length",
    project: "unit",
    tests: "web/src/lib/name-fit",
  },
  {
    name: "a name goes on behind the letter that does not fit",
    file: `${SRC}/lib/name-fit.ts`,
    find: "if (used <= room) kept += character;",
    replace: "kept += character;",
    project: "integration",
    tests: "tests/integration/name-fit",
  },
  {
    name: "everybody is copied again where some failed",
    file: `${SRC}/app/(dashboard)/devices/people/people-wish.ts`,
    find: "...(isOfSome && { pins: [...pins] })",
    replace: "",
    project: "unit",
    tests: "devices/people/people-wish",
  },
  {
    name: "a link of another site ends a sign-in that waits for its provider",
    file: `${SRC}/app/session/oidc/callback/route.ts`,
    find: 'searchParams.get("state") !== begun.state',
    replace: 'searchParams.get("state") === "of-nobody"',
    project: "unit",
    tests: "web/src/session/oidc-routes",
  },
  {
    name: "another host of the domain can write what ends a sign-in by the provider",
    file: `${SRC}/session/oidc-cookie.ts`,
    find: '${isSecure ? "__Host-" : ""}bf_oidc_',
    replace: '${isSecure ? "" : ""}bf_oidc_',
    project: "unit",
    tests: "web/src/session/oidc-routes",
  },
];
