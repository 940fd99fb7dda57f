import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** Whether scripts run already: before that the browser itself would send a form, with the password in it. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
