import type { Connection } from "@biometricflow/subgraph/connection";
import type { Session } from "../domain/session.ts";

/** One page of sessions. */
export type SessionPage = Omit<Connection<Session>, "unavailable">;
