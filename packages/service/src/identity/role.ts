/**
 * The roles an account or a key may have. A FEEDER is a program that tells punches, a SCREEN hangs on a wall and shows them; neither
 * may do and see anything else.
 */
export const ROLES = [
  "ADMIN",
  "HR",
  "PLACE_ADMIN",
  "MANAGER",
  "VIEWER",
  "EMPLOYEE",
  "AUDITOR",
  "FEEDER",
  "SCREEN",
] as const;

/** What an account or a key may do. */
export type Role = (typeof ROLES)[number];

/** Everyone, also without a token: signing in must be possible before one is signed in. */
export const PUBLIC = "PUBLIC";

/** The roles a token may carry; PUBLIC stands in the router's tokens for requests without a client token. */
export const TOKEN_ROLES = [...ROLES, PUBLIC] as const;

/** The role of a token. */
export type TokenRole = (typeof TOKEN_ROLES)[number];
