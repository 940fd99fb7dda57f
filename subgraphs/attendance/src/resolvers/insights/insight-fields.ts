import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { InsightResolvers } from "../../generated/resolvers.ts";
import type { DayLoader } from "../../graph/day-loader.ts";
import { showGlobalId } from "../../graph/hidden-place.ts";
import { toInsightKey } from "../../graph/insight-key.ts";
import type { FoundInsight } from "../../graph/insight-turns.ts";

/** An insight in the words of the graph. */
export const InsightFields: InsightResolvers = {
  id: (insight) => [insight.kind, insight.person?.id ?? "", toInsightKey(insight)].join(" "),
  person: ({ person }) => person ?? null,
  deviceId: ({ readerId }) => readerId ?? null,
  places: ({ placeIds }) => placeIds.map((id) => ({ id })),
  fromAt: ({ fromMs }) => toDateTime(fromMs),
  toAt: ({ toMs }) => toDateTime(toMs),
  values: ({ values }) =>
    Object.entries(values).map(([name, value]) => {
      const instant = name.endsWith("At") && typeof value === "number" ? toDateTime(value) : undefined;
      return { name, value: instant ?? String(value) };
    }),
  dates: ({ dates }) => [...dates],
  punchIds: async (insight, _args, { days, viewer }) =>
    [...insight.punchIds, ...(await findCheckIn(insight, days))].map((id) => showGlobalId(viewer, id)),
};

/** Of an unusual entry its punch; the record does not keep which it is. */
async function findCheckIn({ kind, person, from, fromMs }: FoundInsight, days: DayLoader): Promise<readonly string[]> {
  if (kind !== "UNUSUAL_HOURS" || person === undefined) return [];
  const details = await days.load({ personKey: person.key, date: from });
  const punches = details?.record.explanation.punches ?? [];
  return punches.filter(({ fate, instantMs }) => fate === "USED" && instantMs === fromMs).map(({ id }) => id);
}
