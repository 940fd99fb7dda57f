import { expect, it } from "vitest";
import { composeSupergraph } from "../compose.ts";
import { readRightsPage } from "../rights-page.ts";
import { lintRights, parseRights } from "./rights.ts";

const { supergraphSdl } = composeSupergraph();

it("finds the contract as open as the page says", () => {
  expect(lintRights(supergraphSdl, readRightsPage())).toEqual([]);
});

const SDL = `
  directive @access(role: [String!]!) on FIELD_DEFINITION | OBJECT
  type Query { punch: Punch @access(role: ["ADMIN", "HR"]) signIn: Int @access(role: ["PUBLIC"]) }
  type Punch @access(role: ["ADMIN", "HR"]) { id: ID place: Place @access(role: ["ADMIN"]) }
  type Place { name: String }
`;
const ROWS = {
  all: "| punches | `Query`: punch; `Punch`: id | of the places | x | x | |",
  admins: "| their places | `Punch`: place | of the places | x | | |",
  anybody: "| signing in | `Query`: signIn | | | | x |",
  values: "| `Place` | name |",
};

function lint(rows: Partial<typeof ROWS>, sdl = SDL): readonly string[] {
  const { values, ...rest } = { ...ROWS, ...rows };
  const head = ["| group | fields | of whom and which | ADMIN | HR | anybody |", "|---|---|---|:-:|:-:|:-:|"];
  const page = ["# Words", ...head, ...Object.values(rest), "", "| type | fields |", "|---|---|", values].join("\n");
  return lintRights(sdl, parseRights(page)).map(({ at, message }) => `${at} ${message}`);
}

it("takes a page in which every field has its row", () => {
  expect(lint({})).toEqual([]);
});

it.each([
  ["a field that has no row", {}, SDL.replace("name: String", "name: String rent: Int"), "Place.rent has no row"],
  [
    "a field of a root that lost its @access",
    {},
    SDL.replace('punch: Punch @access(role: ["ADMIN", "HR"])', "punch: Punch"),
    "Query.punch has no @access",
  ],
  [
    "a field that is more open than the page",
    {},
    SDL.replace('Place @access(role: ["ADMIN"])', "Place"),
    "Punch.place is open to ADMIN, HR",
  ],
  [
    "a field that is less open than the page",
    { admins: ROWS.admins.replace("x | |", "x | x |") },
    SDL,
    "Punch.place is open to ADMIN by",
  ],
  [
    "a row of a field that is not there",
    { values: "| `Place` | name rent |" },
    SDL,
    "Place.rent stands in docs/RIGHTS.md and is no field",
  ],
  [
    "a field with two rows",
    { admins: `${ROWS.admins}\n${ROWS.all.replace("`Query`: punch; ", "")}` },
    SDL,
    "Punch.id has two rows",
  ],
  [
    "a value whose field has rights of its own",
    { admins: "", values: `${ROWS.values}\n| \`Punch\` | place |` },
    SDL,
    "Punch.place has @access, but is a value's field",
  ],
  [
    "a row whose fields cannot be read",
    { anybody: "| signing in | Query signIn | | | | x |" },
    SDL,
    "has a row without fields: signing in",
  ],
])("refuses %s", (_what, rows, sdl, fault) => {
  expect(lint(rows, sdl).join("\n")).toContain(fault);
});
