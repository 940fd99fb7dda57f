"use client";

import { AcknowledgementsDocument, AttendanceTotalsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { Said } from "../../../../attendance/periods/acknowledge-card.tsx";
import type { PeriodChoice } from "../../../../attendance/periods/month-states.ts";
import type { DateSpan } from "../../../../attendance/range.ts";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { toPersonHref } from "../../../../attendance/person-name.ts";
import { PageLink } from "../../../../frame/page-link.tsx";

const SHOWN = 200;

interface Props {
  readonly span: DateSpan;
  readonly choice: PeriodChoice;
}

function toFilter({ span, choice: { placeIds, departmentId } }: Props) {
  return {
    ...span,
    ...(placeIds ? { placeIds: [...placeIds] } : {}),
    ...(departmentId ? { departmentIds: [departmentId] } : {}),
  };
}

/** How many of those with records said that theirs are right, and hold to it. */
export function AcknowledgedTag(props: Props) {
  const t = useTranslations("periods");
  const filter = toFilter(props);
  const said = useQuery(AcknowledgementsDocument, {
    variables: { filter: { ...filter, isValid: true }, first: 0 },
    fetchPolicy: "cache-and-network",
  });
  const of = useQuery(AttendanceTotalsDocument, {
    variables: { filter, groupBy: "PERSON", first: 0 },
    fetchPolicy: "cache-and-network",
  });
  const count = (said.data ?? said.previousData)?.acknowledgements?.totalCount;
  const people = (of.data ?? of.previousData)?.attendanceTotals?.totalCount;
  if (said.error || of.error) return <span className="text-sm text-warn">{t("acknowledgedUnknown")}</span>;
  if (count === undefined || people === undefined) return <span className="text-sm text-muted">…</span>;
  return (
    <span className="text-sm text-muted" data-testid="acknowledged" data-count={count} data-of={people}>
      {t("acknowledged", { count, people })}
    </span>
  );
}

/** Who said it, and whose word holds no more and why. */
export function AcknowledgedList(props: Props) {
  const t = useTranslations("periods");
  const { data, previousData } = useQuery(AcknowledgementsDocument, {
    variables: { filter: toFilter(props), first: SHOWN },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.acknowledgements;
  if (!list) return null;
  const words = list.edges.map(({ node }) => node);
  if (words.length === 0) return <p className="text-sm text-muted">{t("nobodySaid")}</p>;
  return (
    <details className="text-sm">
      <summary className="font-medium">{t("whoSaid", { count: list.totalCount })}</summary>
      <ul className="mt-2 grid max-h-96 gap-3 overflow-auto">
        {words.map((word) => (
          <li key={word.id} className="grid gap-1">
            <PageLink
              href={toPersonHref(word.person?.id ?? "", word.from.slice(0, 7))}
              className="justify-self-start font-medium underline-offset-2 hover:underline"
            >
              <PersonCell person={word.person} />
            </PageLink>
            <Said acknowledgement={word} />
          </li>
        ))}
      </ul>
      {words.length < list.totalCount ? (
        <p className="text-warn">{t("shownOf", { shown: words.length, count: list.totalCount })}</p>
      ) : null}
    </details>
  );
}
