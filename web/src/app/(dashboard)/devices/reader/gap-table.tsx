"use client";

import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import { ReaderGapsDocument, type ReaderGapsQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toFormats } from "../../../../lib/format.ts";
import { useErrorText } from "../../../../ui/error-text.ts";

type Gap = NonNullable<NonNullable<ReaderGapsQuery["device"]>["gaps"]>[number];

interface Props {
  readonly id: string;
  readonly zone: string | null;
}

/** The times in which nobody watched a reader, the last first: from when to when, how each was closed, and what came. */
export function GapTable({ id, zone }: Props) {
  const t = useTranslations("days");
  const toErrorText = useErrorText();
  const { data, error } = useQuery(ReaderGapsDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const gaps = data?.device?.gaps;
  return (
    <ScrollArea name={t("gaps")}>
      <table className="w-full text-sm" data-testid="gaps" data-total={gaps?.length}>
        <caption className="px-4 pt-3 pb-2 text-start font-semibold">{t("gaps")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(["from", "to", "closed"] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-start font-medium">
                {t(`gap.${column}`)}
              </th>
            ))}
            <th scope="col" className="px-4 py-2 text-end font-medium">
              {t("gap.rows")}
            </th>
          </tr>
        </thead>
        <tbody>
          {gaps?.map((gap) => (
            <OneGap key={gap.from} gap={gap} zone={zone} />
          ))}
          {gaps?.length === 0 ? (
            <tr>
              <td colSpan={4} className="px-4 py-4 text-muted">
                {t("noGaps")}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {error && !gaps ? <p className="p-4 text-sm text-bad">{toErrorText(toFailure(error).code)}</p> : null}
    </ScrollArea>
  );
}

function OneGap({ gap: { from, to, closedBy, rows }, zone }: { readonly gap: Gap; readonly zone: string | null }) {
  const t = useTranslations("days");
  const { full, count, duration } = toFormats(useLocale());
  const seconds = to ? (Date.parse(to) - Date.parse(from)) / 1000 : undefined;
  return (
    <tr className="border-b border-line align-top last:border-0" data-testid="gap" data-closed={to !== null}>
      <th scope="row" className="px-4 py-2 text-start font-normal">
        <bdi>{full(from, zone)}</bdi>
      </th>
      <td className="px-4 py-2">
        {to ? <bdi>{full(to, zone)}</bdi> : <span className="font-medium text-bad">{t("open")}</span>}
        {seconds === undefined ? null : <p className="text-xs text-muted">{duration(seconds)}</p>}
      </td>
      <td className="px-4 py-2">{closedBy ? t(`closedBy.${closedBy}`) : to ? t("closedBy.UNTOLD") : "–"}</td>
      <td className="px-4 py-2 text-end tabular-nums">
        <bdi dir="ltr">{rows === null ? "–" : count(rows)}</bdi>
      </td>
    </tr>
  );
}
