import { createConnection } from "@biometricflow/subgraph/connection";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { QueryPersonsArgs } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import type { PersonPage } from "../graph/pages.ts";
import { parseNamePosition, toPersonSelection } from "./person-selection.ts";
import { toFingerprint } from "./record-selection.ts";

/** Lists the people that the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listPersons(args: QueryPersonsArgs, context: AttendanceContext): Promise<PersonPage> {
  const { peopleReader, people } = context;
  const { selection } = await toPersonSelection(args.filter, context);
  const cursorList = { field: "persons", order: "NAME_ASC", of: toFingerprint(selection) };
  const after = parseNamePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => {
      const found = await peopleReader.list(selection, { limit, after });
      for (const person of found) people.prime(person.id, person);
      return found;
    },
    count: () => peopleReader.count(selection),
    cursorList,
    toCursorKeys: ({ nameKey, id }) => [nameKey, id],
  });
  return page;
}
