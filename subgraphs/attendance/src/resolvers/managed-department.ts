import { toSortKey } from "@biometricflow/schema/sort-key";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { PersonEdit } from "../domain/people/person-draft.ts";
import type { PersonRecord } from "../domain/people/people-store.ts";
import type { AttendanceContext } from "../graph/context.ts";

/**
 * Who is somebody's manager manages the whole department, so that is said by whoever sees everybody in it.
 *
 * @param known the person before the edit; `undefined` for a new one
 * @throws FORBIDDEN where the department has people of places out of the viewer's scope
 */
export async function requireManageable(
  known: Pick<PersonRecord, "managerId" | "department"> | undefined,
  { managerId, department }: Pick<PersonEdit, "managerId" | "department">,
  { viewer, peopleReader, readScope }: AttendanceContext,
): Promise<void> {
  const [manager, name] = [pick(managerId, known?.managerId), pick(department, known?.department)];
  const isSame = manager === known?.managerId && name === known?.department;
  if (viewer.places === "*" || isSame || name === undefined || (manager ?? known?.managerId) === undefined) return;
  const nameKey = toSortKey(name);
  const found = (await peopleReader.listDepartments({})).find((each) => toSortKey(each.name) === nameKey);
  if (found === undefined) return; // it is made by this
  const { placeIds } = await readScope();
  const everybody = await peopleReader.count({ departmentIds: [found.id] });
  if (everybody === (await peopleReader.count({ departmentIds: [found.id], placeIds }))) return;
  throw codedError(
    "FORBIDDEN",
    "The department has people of places out of your scope, and a manager of one of its people manages it all: ask somebody who sees every place",
    { argument: managerId === undefined ? "input.department" : "input.managerId" },
  );
}

function pick(said: string | null | undefined, known: string | undefined): string | undefined {
  return said === undefined ? known : (said ?? undefined);
}
