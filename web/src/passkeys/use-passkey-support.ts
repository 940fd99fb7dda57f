import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** Whether this browser has passkeys; undefined until scripts run, since the server cannot know. */
export function usePasskeySupport(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(neverChanges, browserSupportsWebAuthn, () => undefined);
}
