import type { ChangeBus } from "@biometricflow/subgraph/changes/change-bus";
import type { Alert } from "../domain/alerts/alert.ts";
import { type AlertEvent, toAlertEvents } from "../domain/alerts/alert-events.ts";
import type { AlertChange, AlertStore, AlertView } from "../domain/alerts/alert-store.ts";

type Changing = Pick<AlertStore, "changeAlerts" | "takeFeedPage">;

/** Puts what becomes of alerts on the bus, once the store has kept it. */
export function tellAlerts<Store extends Changing>(store: Store, bus: Pick<ChangeBus<AlertEvent>, "publish">): Store {
  const told = (decide: (view: AlertView) => AlertChange) => {
    let before: readonly Alert[] = [];
    let change: AlertChange | undefined;
    return {
      decide: (view: AlertView) => {
        before = view.open;
        change = decide(view);
        return change;
      },
      tell: () => bus.publish(toAlertEvents(before, change?.alerts ?? [])),
    };
  };
  return {
    ...store,
    changeAlerts: async (decide) => {
      const one = told(decide);
      const change = await store.changeAlerts(one.decide);
      one.tell();
      return change;
    },
    takeFeedPage: async (placeId, position, decide) => {
      const one = told(decide);
      await store.takeFeedPage(placeId, position, one.decide);
      one.tell();
    },
  };
}
