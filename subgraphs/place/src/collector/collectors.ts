import { type StopCollector, startCollector } from "./collector.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";

/** Collects from every reader, each on its own: what happens at one never reaches another. */
export function startCollectors(plans: readonly ReaderPlan[], deps: CollectorDeps): StopCollector {
  const stops = plans.map((plan) => startCollector(plan, deps));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
