import { codedError } from "@biometricflow/service/errors/error-codes";
import type { AttendanceContext } from "../graph/context.ts";

type Oneself = Pick<AttendanceContext, "readOwnPersonId">;

/**
 * Nobody decides on what counts for themselves, whatever their role.
 *
 * @throws FORBIDDEN where one of the people is the viewer
 */
export async function refuseOneself(
  personIds: readonly string[],
  { readOwnPersonId }: Oneself,
  argument: string,
): Promise<void> {
  const own = await readOwnPersonId();
  if (own === undefined || !personIds.includes(own)) return;
  throw codedError("FORBIDDEN", "Nobody decides on their own days: ask somebody else who may", { argument });
}

/** The others of some people: for changes that are about many, and leave whoever makes them out. */
export async function leaveOneselfOut<Each extends { readonly id: string }>(
  people: readonly Each[],
  { readOwnPersonId }: Oneself,
): Promise<readonly Each[]> {
  const own = await readOwnPersonId();
  return people.filter(({ id }) => id !== own);
}
