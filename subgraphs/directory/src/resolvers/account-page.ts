import type { Connection } from "@biometricflow/subgraph/connection";
import type { Principal } from "../domain/principal.ts";

/** One page of accounts. */
export type AccountPage = Omit<Connection<Principal>, "unavailable">;
