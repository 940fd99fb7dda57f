import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { acknowledge, type Alert, type AlertKind, type AlertRule, toRules } from "./domain/alerts/alert.ts";
import { toAlertChange } from "./domain/alerts/alert-messages.ts";
import type { AlertStore } from "./domain/alerts/alert-store.ts";
import { areEndless, type QuietHours } from "./domain/alerts/quiet-hours.ts";
import { badInput, DirectoryError } from "./domain/errors.ts";
import { type Registry, toZoneOf } from "./registry.ts";

/** What to change of a rule; what is absent stays. */
export interface AlertRuleChange {
  readonly isEnabled?: boolean;
  readonly afterMinutes?: number;
  readonly threshold?: number;
  readonly isUrgent?: boolean;
}

/** What something is, and what it was. */
export interface Changed<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What people do with alerts. */
export interface AlertAdministration {
  readonly list: AlertStore["listAlerts"];
  readonly count: AlertStore["countAlerts"];
  readonly listRules: () => Promise<readonly AlertRule[]>;
  /** @throws {DirectoryError} BAD_USER_INPUT for one that there is not, or that is out of the viewer's places */
  readonly acknowledge: (id: string, viewer: Viewer) => Promise<Alert>;
  /** @throws {DirectoryError} FORBIDDEN to a token of some places, BAD_USER_INPUT */
  readonly setRule: (kind: AlertKind, change: AlertRuleChange, viewer: Viewer) => Promise<Changed<AlertRule>>;
  readonly listQuietHours: AlertStore["listQuietHours"];
  /** What waits already waits on. @throws {DirectoryError} FORBIDDEN to a token of some places, BAD_USER_INPUT */
  readonly setQuietHours: (hours: readonly QuietHours[], viewer: Viewer) => Promise<Changed<readonly QuietHours[]>>;
}

/** What the administration stands on. */
export interface AlertAdministrationOptions {
  readonly store: AlertStore;
  readonly registry: Pick<Registry, "read">;
  readonly now: () => number;
  /** Something was put into the outbox, perhaps. */
  readonly onTold: () => void;
}

const MOST_MINUTES = 1_440;
const MOST_THRESHOLD = 10_000;
const MOST_QUIET_HOURS = 14;

/** Creates the administration of one directory's alerts. */
export function createAlertAdministration(options: AlertAdministrationOptions): AlertAdministration {
  const { store, registry, now, onTold } = options;
  return {
    list: store.listAlerts,
    count: store.countAlerts,
    listRules: async () => toRules(await store.listAlertRules()),
    acknowledge: async (id, viewer) => {
      const known = await store.findAlert(id);
      if (known === undefined || !canSeeAlert(viewer, known)) throw badInput("input.id", "There is no such alert");
      const atMs = now();
      const telling = { atMs, toZone: toZoneOf((await registry.read()).places) };
      const { alerts } = await store.changeAlerts((view) =>
        toAlertChange(view, telling, (open) =>
          open.filter((alert) => alert.id === id).map((alert) => acknowledge(alert, viewer.subject, atMs)),
        ),
      );
      onTold();
      return alerts[0] ?? known; // what is over already stays as it is
    },
    setRule: (kind, change, viewer) => setRule(kind, change, { store, viewer }),
    listQuietHours: store.listQuietHours,
    setQuietHours: async (hours, viewer) => {
      requireEveryPlace(viewer);
      if (hours.length > MOST_QUIET_HOURS) throw badInput("input.hours", `At most ${MOST_QUIET_HOURS}`);
      if (hours.some(({ days }) => days.length === 0)) throw badInput("input.hours", "Name at least one day");
      if (areEndless(hours)) throw badInput("input.hours", "They leave no minute in which anybody would be told");
      const before = await store.listQuietHours();
      await store.putQuietHours(hours);
      return { before, after: hours };
    },
  };
}

async function setRule(
  kind: AlertKind,
  change: AlertRuleChange,
  { store, viewer }: Pick<AlertAdministrationOptions, "store"> & { readonly viewer: Viewer },
): Promise<Changed<AlertRule>> {
  requireEveryPlace(viewer);
  const before = toRules(await store.listAlertRules()).find((rule) => rule.kind === kind);
  if (before === undefined) throw badInput("input.kind", "There is no such rule");
  const rule = { ...before, ...change };
  requireWhole("input.afterMinutes", rule.afterMinutes, [0, MOST_MINUTES]);
  if (change.threshold !== undefined && before.threshold === null)
    throw badInput("input.threshold", "Nothing is measured for this rule");
  if (rule.threshold !== null) requireWhole("input.threshold", rule.threshold, [1, MOST_THRESHOLD]);
  await store.putAlertRule(rule);
  return { before, after: rule };
}

function requireEveryPlace({ places }: Viewer): void {
  if (places !== "*") throw new DirectoryError("FORBIDDEN", "This counts at every place, and you have some");
}

function canSeeAlert(viewer: Viewer, { placeId }: Alert): boolean {
  return placeId === null ? viewer.places === "*" : canSeePlace(viewer, placeId);
}

function requireWhole(argument: string, value: number, [least, most]: readonly [number, number]): void {
  if (value < least || value > most) throw badInput(argument, `From ${least} to ${most}`);
}
