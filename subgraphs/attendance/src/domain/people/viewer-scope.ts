/** People by what makes them visible: one of the departments, or one of the people; empty lists match nobody. */
export interface PeopleScope {
  readonly departmentIds: readonly string[];
  readonly personIds: readonly string[];
}

/** What a viewer sees. A record or a person is within it by place AND by people. */
export interface ViewerScope {
  /** `undefined`: every place. */
  readonly placeIds: readonly string[] | undefined;
  /** `undefined`: everybody of the places. */
  readonly people: PeopleScope | undefined;
}

/** Whom an account is linked to, and what that person manages. */
export interface AccountHolder {
  readonly personId: string;
  readonly managedDepartmentIds: readonly string[];
}

const NOBODY: PeopleScope = { departmentIds: [], personIds: [] };

/**
 * The people that a role sees of its places. A manager sees the departments that the person of the account manages, and
 * that person; an employee that person alone. An account that is linked to nobody sees nobody.
 */
export function toPeopleScope(role: string, holder: AccountHolder | undefined): PeopleScope | undefined {
  if (!isNarrowed(role)) return undefined;
  if (holder === undefined) return NOBODY;
  return {
    departmentIds: role === "MANAGER" ? holder.managedDepartmentIds : [],
    personIds: [holder.personId],
  };
}

/** Whether a role sees by person, and not by place alone. */
export function isNarrowed(role: string): boolean {
  return role === "MANAGER" || role === "EMPLOYEE";
}
