import type { OverviewQuery } from "@biometricflow/sdk/generated/graphql";

/** What the cards and lists are made from. */
export interface ShownOverview {
  readonly overview: OverviewQuery;
  /** The chosen places; none means all. */
  readonly place: readonly string[];
}

/** A page of the dashboard for the places that are chosen here. */
export function toPlaceHref(path: string, place: readonly string[], params: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams({ ...(place.length > 0 ? { place: place.join(",") } : {}), ...params });
  return `${path}?${search}`;
}
