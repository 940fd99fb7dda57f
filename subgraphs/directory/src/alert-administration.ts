import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { acknowledge, type Alert, type AlertKind, type AlertRule, toRules } from "./domain/alerts/alert.ts";
import { toAlertChange } from "./domain/alerts/alert-messages.ts";
import type { AlertStore } from "./domain/alerts/alert-store.ts";
import { badInput, DirectoryError } from "./domain/errors.ts";

/** What to change of a rule; what is absent stays. */
export interface AlertRuleChange {
  readonly isEnabled?: boolean;
  readonly afterMinutes?: number;
  readonly threshold?: number;
}

/** What people do with alerts. */
export interface AlertAdministration {
  readonly list: AlertStore["listAlerts"];
  readonly count: AlertStore["countAlerts"];
  readonly listRules: () => Promise<readonly AlertRule[]>;
  /** @throws {DirectoryError} BAD_USER_INPUT for one that there is not, or that is out of the viewer's places */
  readonly acknowledge: (id: string, viewer: Viewer) => Promise<Alert>;
  /** @throws {DirectoryError} FORBIDDEN to a token of some places, BAD_USER_INPUT */
  readonly setRule: (kind: AlertKind, change: AlertRuleChange, viewer: Viewer) => Promise<AlertRule>;
}

/** What the administration stands on. */
export interface AlertAdministrationOptions {
  readonly store: AlertStore;
  readonly now: () => number;
  /** Something was put into the outbox, perhaps. */
  readonly onTold: () => void;
}

const MOST_MINUTES = 1_440;
const MOST_THRESHOLD = 10_000;

/** Creates the administration of one directory's alerts. */
export function createAlertAdministration({ store, now, onTold }: AlertAdministrationOptions): AlertAdministration {
  return {
    list: store.listAlerts,
    count: store.countAlerts,
    listRules: async () => toRules(await store.listAlertRules()),
    acknowledge: async (id, viewer) => {
      const known = await store.findAlert(id);
      if (known === undefined || !canSeeAlert(viewer, known)) throw badInput("input.id", "There is no such alert");
      const { alerts } = await store.changeAlerts((view) =>
        toAlertChange(view, now(), (open) =>
          open.filter((alert) => alert.id === id).map((alert) => acknowledge(alert, viewer.subject, now())),
        ),
      );
      onTold();
      return alerts[0] ?? known; // what is over already stays as it is
    },
    setRule: async (kind, change, viewer) => {
      if (viewer.places !== "*") throw new DirectoryError("FORBIDDEN", "Rules count at every place, and you have some");
      const before = toRules(await store.listAlertRules()).find((rule) => rule.kind === kind);
      if (before === undefined) throw badInput("input.kind", "There is no such rule");
      const rule = { ...before, ...change };
      requireWhole("input.afterMinutes", rule.afterMinutes, [0, MOST_MINUTES]);
      if (change.threshold !== undefined && before.threshold === null)
        throw badInput("input.threshold", "Nothing is measured for this rule");
      if (rule.threshold !== null) requireWhole("input.threshold", rule.threshold, [1, MOST_THRESHOLD]);
      await store.putAlertRule(rule);
      return rule;
    },
  };
}

function canSeeAlert(viewer: Viewer, { placeId }: Alert): boolean {
  return placeId === null ? viewer.places === "*" : canSeePlace(viewer, placeId);
}

function requireWhole(argument: string, value: number, [least, most]: readonly [number, number]): void {
  if (value < least || value > most) throw badInput(argument, `From ${least} to ${most}`);
}
