/** Roles as the router knows them. */
const STAFF = ["ADMIN", "HR", "PLACE_ADMIN", "VIEWER", "AUDITOR"] as const;
const LEADERS = [...STAFF, "MANAGER"] as const;
const EVERYBODY = [...LEADERS, "EMPLOYEE"] as const;

/** A page of the navigation. Its key names its words and its icon. */
export interface NavEntry {
  readonly key: NavKey;
  readonly path: string;
  /** Whom the graph answers what the page asks. */
  readonly roles: readonly string[];
  /** Whether it shows places, so that the chosen ones come along. */
  readonly hasPlaces: boolean;
}

/** Every page of the navigation. */
export type NavKey =
  | "me"
  | "today"
  | "live"
  | "presence"
  | "sheet"
  | "toFix"
  | "people"
  | "corrections"
  | "periods"
  | "absences"
  | "shifts"
  | "roster"
  | "holidays"
  | "rules"
  | "exports"
  | "insights"
  | "devices"
  | "punches"
  | "alerts"
  | "safety"
  | "audit"
  | "access"
  | "apiKeys"
  | "playground";

/** Pages that stand together. */
export interface NavGroup {
  readonly key: "today" | "time" | "devices" | "admin";
  readonly entries: readonly NavEntry[];
}

const GROUPS: readonly NavGroup[] = [
  {
    key: "today",
    entries: [
      { key: "me", path: "/me", roles: ["EMPLOYEE", "MANAGER"], hasPlaces: false },
      { key: "today", path: "/today", roles: LEADERS, hasPlaces: true },
      { key: "live", path: "/live", roles: [...STAFF, "SCREEN"], hasPlaces: true },
      { key: "presence", path: "/presence", roles: [...LEADERS, "SCREEN"], hasPlaces: true },
    ],
  },
  {
    key: "time",
    entries: [
      { key: "sheet", path: "/time/sheet", roles: EVERYBODY, hasPlaces: true },
      { key: "toFix", path: "/time/fix", roles: LEADERS, hasPlaces: true },
      { key: "people", path: "/people", roles: LEADERS, hasPlaces: true },
      { key: "corrections", path: "/time/corrections", roles: EVERYBODY, hasPlaces: true },
      { key: "periods", path: "/time/periods", roles: LEADERS, hasPlaces: true },
      { key: "absences", path: "/absences", roles: EVERYBODY, hasPlaces: true },
      { key: "shifts", path: "/shifts", roles: STAFF, hasPlaces: true },
      { key: "roster", path: "/roster", roles: LEADERS, hasPlaces: true },
      { key: "holidays", path: "/holidays", roles: EVERYBODY, hasPlaces: true },
      { key: "rules", path: "/rules", roles: LEADERS, hasPlaces: false },
      { key: "insights", path: "/insights", roles: LEADERS, hasPlaces: true },
      { key: "exports", path: "/exports", roles: EVERYBODY, hasPlaces: false },
    ],
  },
  {
    key: "devices",
    entries: [
      { key: "devices", path: "/devices", roles: STAFF, hasPlaces: true },
      { key: "punches", path: "/time/punches", roles: STAFF, hasPlaces: true },
    ],
  },
  {
    key: "admin",
    entries: [
      { key: "alerts", path: "/alerts", roles: ["ADMIN", "HR", "PLACE_ADMIN", "AUDITOR"], hasPlaces: true },
      { key: "safety", path: "/safety", roles: ["ADMIN", "PLACE_ADMIN", "AUDITOR"], hasPlaces: true },
      { key: "audit", path: "/audit", roles: ["ADMIN", "AUDITOR"], hasPlaces: false },
      { key: "access", path: "/access", roles: ["ADMIN"], hasPlaces: false },
      { key: "apiKeys", path: "/keys", roles: ["ADMIN"], hasPlaces: false },
      { key: "playground", path: "/playground", roles: ["ADMIN"], hasPlaces: false },
    ],
  },
];

/** Whether a role's graph has readers and punches. */
export function seesReaders(role: string | null): boolean {
  return STAFF.some((known) => known === role);
}

/** The navigation of a role; of everything where the role is not known. */
export function toNavGroups(role: string | null): readonly NavGroup[] {
  const isOpen = ({ roles }: NavEntry) => role === null || roles.includes(role);
  return GROUPS.map((group) => ({ ...group, entries: group.entries.filter(isOpen) })).filter(
    ({ entries }) => entries.length > 0,
  );
}

/** Whether a role's navigation has a page. */
export function hasEntry(role: string, key: NavKey): boolean {
  return toNavGroups(role).some(({ entries }) => entries.some((entry) => entry.key === key));
}
