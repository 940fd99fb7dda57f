/** What the audit calls the actions that are open to everybody: each signs somebody in, keeps a session going, or ends one. */
export const AUTH_ACTIONS = [
  "signIn",
  "signInByPasskey",
  "signInByOidc",
  "refreshSession",
  "signOut",
  "setPassword",
  "beginSecondFactor",
  "confirmSecondFactor",
  "setUp",
] as const;

export type AuthAction = (typeof AUTH_ACTIONS)[number];
