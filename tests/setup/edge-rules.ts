import type { EdgeRules, LimitName, Rate } from "@biometricflow/config/edge-config";

const WIDE: Rate = { requests: 1_000_000, seconds: 60 };

/** Rules that let everything pass but what a test says. */
export function toRules({
  limits = {},
  ...rules
}: Partial<Omit<EdgeRules, "limits">> & { readonly limits?: Partial<Record<LimitName, Rate>> } = {}): EdgeRules {
  const all = { token: WIDE, address: WIDE, visitor: WIDE, upstream: WIDE, failures: WIDE };
  return { deny: [], corsOrigins: [], ...rules, limits: { ...all, ...limits } };
}
