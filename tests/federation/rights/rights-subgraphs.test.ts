import { buildSubgraphSchema } from "@apollo/subgraph";
import { readRightsPage } from "../../../schema/src/rights-page.ts";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { PUBLIC, ROLES, type TokenRole } from "@biometricflow/service/identity/role";
import { isInterfaceType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAttendance } from "../../integration/attendance/attendance-harness.ts";
import { DirectoryHarness } from "../../integration/directory-harness.ts";
import { createTempDir, startTestPlace } from "../../integration/place-harness.ts";
import { writeEntityQuestion, writeFieldQuestion } from "./field-questions.ts";

interface Refused {
  readonly extensions: Readonly<Record<string, unknown>>;
}
interface Told {
  readonly data?: unknown;
  readonly errors?: readonly Refused[];
}
/** A subgraph by itself, asked with tokens as the router signs them. */
interface Subgraph {
  readonly ask: (role: TokenRole, text: string) => Promise<Told>;
  readonly stop: () => Promise<void>;
}

const toClaims = (role: TokenRole) => ({ sub: "account/x", sid: "s", role, places: ["riyadh"] });

const SUBGRAPHS: Readonly<Record<"place" | "directory" | "attendance", () => Promise<Subgraph>>> = {
  place: async () => {
    const { dir, remove } = createTempDir();
    const place = await startTestPlace(dir, []);
    return {
      ask: (role, text) => place.query(text, {}, place.signToken(toClaims(role))),
      stop: async () => {
        await place.stop();
        remove();
      },
    };
  },
  directory: async () => {
    const directory = new DirectoryHarness();
    await directory.start();
    return {
      ask: async (role, text) => (await directory.ask(toClaims(role), text)).body,
      stop: () => directory.remove(),
    };
  },
  attendance: async () => {
    const attendance = await startAttendance();
    return {
      ask: async (role, text) => (await attendance.ask(text, { claims: toClaims(role) })).answer,
      stop: () => attendance.stop(),
    };
  },
};

const page = readRightsPage();

describe.each(["place", "directory", "attendance"] as const)("the %s subgraph, asked directly", (name) => {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument(name) }]);
  const fields = [...page.roles.keys()].filter((coordinate) => {
    const [type = "", field = ""] = coordinate.split(".");
    const owner = schema.getType(type);
    return (isObjectType(owner) || isInterfaceType(owner)) && Object.hasOwn(owner.getFields(), field);
  });
  let subgraph: Subgraph;
  beforeAll(async () => {
    subgraph = await SUBGRAPHS[name]();
  });
  afterAll(() => subgraph.stop());

  it.each<TokenRole>([...ROLES, PUBLIC])("gives %s what the page says, and nothing else", async (role) => {
    const differing: string[] = [];
    const isOpenTo = (coordinate: string) => {
      const roles = page.roles.get(coordinate) ?? [];
      return page.values.has(coordinate) || roles.includes(role) || roles.includes("anybody");
    };
    for (const coordinate of fields) {
      const byWay = writeFieldQuestion(schema, coordinate, isOpenTo);
      const isAnswered = byWay !== undefined && (byWay.isOpenWay || !isOpenTo(coordinate));
      for (const text of [isAnswered ? byWay.text : undefined, writeEntityQuestion(schema, coordinate)]) {
        if (text === undefined) continue;
        const told = await subgraph.ask(role, text);
        if (isRefusal(told) === isOpenTo(coordinate)) differing.push(`${text}: ${JSON.stringify(told)}`);
      }
    }
    expect(differing).toEqual([]);
  });
});

/** Refused for the role alone, before anything ran. */
function isRefusal({ data, errors = [] }: Told): boolean {
  if (data) return false;
  return errors.some(
    ({ extensions: { code, field } }) =>
      code === "UNAUTHENTICATED" || (code === "FORBIDDEN" && typeof field === "string"),
  );
}
