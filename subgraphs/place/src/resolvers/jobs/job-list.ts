import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { readListSelection } from "@biometricflow/subgraph/list-selection";
import type { JobPosition } from "../../domain/jobs/job-store.ts";
import type { PlaceJobsArgs } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import type { JobPage } from "../../graph/pages.ts";
import type { ListScope } from "../list-scope.ts";

/** Lists the jobs of the place, what was asked for last first. */
export function listJobs({ first, after }: PlaceJobsArgs, context: PlaceContext, { of, info }: ListScope): JobPage {
  const { jobs, signal, takeTurn } = context;
  signal.throwIfAborted();
  const cursorList = { field: "jobs", order: "CREATED_DESC", of };
  const position = toPosition(parseAfter(after, { ...cursorList, keyType: "number" }));
  return createConnection({
    first: parseFirst(first),
    hasAfter: position !== undefined,
    list: async (limit) => (await jobs?.list(limit, position)) ?? [],
    count: async () => (await jobs?.count()) ?? 0,
    turn: (rows) => takeTurn(rows * readListSelection(info).valuesPerRow),
    cursorList,
    toCursorKeys: ({ createdMs, id }) => [createdMs, id],
  });
}

function toPosition(keys: readonly [string | number, string] | undefined): JobPosition | undefined {
  return keys && [Number(keys[0]), keys[1]];
}
