/** What a role may do about records, so that nobody is offered what the graph refuses. A role that is not known may do nothing. */
export interface Rights {
  /** Adds and ignores punches, and takes that back. */
  readonly corrects: boolean;
  /** Asks for corrections instead. */
  readonly asks: boolean;
  /** Approves and refuses what others asked for, and overtime. */
  readonly decides: boolean;
  /** Locks periods and says whose PINs are. */
  readonly governs: boolean;
  /** Sees what stands about PINs and in documents of periods. */
  readonly audits: boolean;
  /** Sees cards of people on readers, and what they may do at the menu. */
  readonly seesCards: boolean;
  /** Gives absences. */
  readonly givesAbsences: boolean;
}

const RIGHTS: Readonly<Record<keyof Rights, readonly string[]>> = {
  corrects: ["ADMIN", "HR", "PLACE_ADMIN"],
  asks: ["MANAGER", "EMPLOYEE"],
  decides: ["ADMIN", "HR", "MANAGER"],
  governs: ["ADMIN", "HR"],
  audits: ["ADMIN", "HR", "AUDITOR"],
  seesCards: ["ADMIN", "PLACE_ADMIN", "AUDITOR"],
  givesAbsences: ["ADMIN", "HR", "PLACE_ADMIN"],
};

/** What a role may do. */
export function toRights(role: string | null): Rights {
  const may = (right: keyof Rights) => role !== null && RIGHTS[right].includes(role);
  return {
    corrects: may("corrects"),
    asks: may("asks"),
    decides: may("decides"),
    governs: may("governs"),
    audits: may("audits"),
    seesCards: may("seesCards"),
    givesAbsences: may("givesAbsences"),
  };
}
