"use client";

import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import type { DeviceSummaryQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toPersonHref, toPersonName } from "../../../../attendance/person-name.ts";
import { PageLink } from "../../../../frame/page-link.tsx";
import { toFormats } from "../../../../lib/format.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { ShownOf } from "../../../../ui/shown-of.tsx";

type Use = NonNullable<NonNullable<DeviceSummaryQuery["device"]>["summary"]>["people"][number];

interface Props {
  readonly people: readonly Use[];
  /** Of all dates: those who are not listed too. */
  readonly count: number;
  readonly onMore: (() => void) | undefined;
}

/** Who used the reader, those with the most punches first; a number that is nobody's is there by itself. */
export function ReaderUsers({ people, count, onMore }: Props) {
  const t = useTranslations("reader");
  const locale = useLocale();
  const formats = toFormats(locale);
  if (count === 0) return <EmptyNotice title={t("nobodyTitle")} text={t("nobody")} />;
  return (
    <ScrollArea name={t("users")}>
      <table className="w-full text-sm" data-testid="reader-users" data-total={count}>
        <caption className="px-4 pt-4 pb-2 text-start font-semibold">{t("users")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="px-4 py-2 text-start font-medium">
              {t("person")}
            </th>
            <th scope="col" className="px-4 py-2 text-end font-medium">
              {t("number")}
            </th>
            <th scope="col" className="px-4 py-2 text-end font-medium">
              {t("punches")}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ pin, person, punches }) => (
            <tr key={pin} className="border-b border-line last:border-0">
              <th scope="row" className="px-4 py-2 text-start font-medium">
                {person ? (
                  <PageLink href={toPersonHref(person.id)} className="underline-offset-2 hover:underline">
                    <bdi>{toPersonName(person, locale)}</bdi>
                  </PageLink>
                ) : (
                  <span className="font-normal text-warn">{t("nobodys")}</span>
                )}
              </th>
              <td className="px-4 py-2 text-end tabular-nums">
                <bdi dir="ltr">{pin}</bdi>
              </td>
              <td className="px-4 py-2 text-end tabular-nums">
                <bdi dir="ltr">{formats.count(punches)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShownOf shown={people.length} count={count} onMore={onMore} />
    </ScrollArea>
  );
}
