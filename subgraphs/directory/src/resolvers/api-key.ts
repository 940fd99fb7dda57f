import { toDateTime } from "@biometricflow/subgraph/date-time";
import { toKeyState } from "../domain/api-key.ts";
import type { ApiKeyResolvers } from "../generated/resolvers.ts";

/** The fields of an API key. */
export const ApiKey: ApiKeyResolvers = {
  id: ({ subject }) => subject,
  prefix: ({ key }) => key?.prefix ?? null,
  places: ({ places }) => [...places],
  state: (key, _args, { keys }) => toKeyState(key, keys.now()),
  createdAt: ({ key }) => toDateTime(key?.createdAtMs),
  createdBy: ({ key }) => key?.createdBy ?? null,
  expiresAt: ({ key }) => toDateTime(key?.expiresAtMs),
  lastUsedAt: ({ key }) => toDateTime(key?.usedAtMs),
};
