"use client";

import type { InsightKind, InsightsQueryVariables } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import type { KnownPlace } from "../../../lib/places.ts";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { RowsSkeleton } from "../../../ui/rows-skeleton.tsx";
import { InsightRow } from "./insight-row.tsx";
import { KINDS } from "./insights-search.ts";
import { useInsights } from "./use-insights.ts";

interface Props {
  /** Of which dates and whom. */
  readonly asked: Omit<InsightsQueryVariables, "first" | "after" | "kinds">;
  readonly kind: (typeof KINDS)[number] | null;
  readonly places: readonly KnownPlace[];
  readonly onKind: (kind: (typeof KINDS)[number] | null) => void;
}

/** What is out of the ordinary, the reason in words. It is looked through page by page, and shown as it is found. */
export function InsightList({ asked, kind, places, onKind }: Props) {
  const t = useTranslations("insights");
  const kinds: { readonly kinds?: InsightKind[] } = kind === null ? {} : { kinds: [kind] };
  const { found, more, again } = useInsights({ ...asked, ...kinds });
  const { rows, isReading, hasMore, recomputing, failure } = found;
  return (
    <section className="card grid grid-cols-1 gap-3 py-4" aria-busy={isReading} data-testid="insights">
      <div className="grid gap-2.5 px-4">
        <div>
          <h2 className="font-semibold">{t("list.title")}</h2>
          <p className="text-xs text-muted">{t("list.about")}</p>
        </div>
        <ChoiceChips
          name={t("list.kinds")}
          choices={KINDS}
          chosen={kind}
          toWords={(one) => t(`kind.${one}`)}
          onChoose={onKind}
          testId="kind"
        />
      </div>
      {failure ? (
        <div className="px-4">
          <FailureNotice failure={failure} onRetry={again} />
        </div>
      ) : null}
      {isReading && rows.length === 0 ? (
        <div className="px-4">
          <RowsSkeleton rows={4} />
        </div>
      ) : null}
      <ul className="divide-y divide-line empty:hidden">
        {rows.map((insight) => (
          <InsightRow key={insight.id} insight={insight} places={places} />
        ))}
      </ul>
      <output className="px-4 text-sm text-muted empty:hidden">
        {isReading && rows.length > 0 ? t("list.reading") : null}
        {!isReading && !failure && rows.length === 0 ? t("list.none") : null}
        {recomputing > 0 ? <span className="block text-warn">{t("recomputing", { count: recomputing })}</span> : null}
      </output>
      {hasMore && !isReading ? (
        <button type="button" className="button mx-4 justify-self-start" onClick={more}>
          {t("list.more")}
        </button>
      ) : null}
    </section>
  );
}
