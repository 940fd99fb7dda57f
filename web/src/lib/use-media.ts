import { useCallback, useSyncExternalStore } from "react";

/** From this width on there is room for more than a month of letters. */
export const WIDE = "(min-width: 80rem)";

/** From this width on a window is no phone's. */
export const BEYOND_PHONE = "(min-width: 40rem)";

/** Whether the window is as a media query says; it is taken to be so where there is no window yet. */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(query).matches,
    () => true,
  );
}
