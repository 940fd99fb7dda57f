"use client";

import type { ExceptionFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { toPersonHref } from "../../../../attendance/person-name.ts";
import { PageLink } from "../../../../frame/page-link.tsx";
import { toFormats } from "../../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../../lib/places.ts";

interface Props {
  readonly exception: ExceptionFactsFragment;
  readonly places: readonly KnownPlace[];
}

const LINE = "flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 text-sm";

/** Somebody whose enrolment on readers does not fit; the readers are one press away. */
export function FindingRow({ exception: { person, finding }, places }: Props) {
  const t = useTranslations("toFix");
  const { date, list } = toFormats(useLocale());
  const at = (finding?.places ?? []).flatMap((place) => (place ? [place.id] : []));
  const href =
    at.length > 0 ? `/devices?place=${at.map(encodeURIComponent).join(",")}` : toPersonHref(person?.id ?? "");
  return (
    <div className={LINE}>
      <PageLink
        href={toPersonHref(person?.id ?? "")}
        className="min-w-44 font-medium underline-offset-2 hover:underline"
      >
        <PersonCell person={person} />
      </PageLink>
      <span className="grow text-muted">
        {finding?.date ? `${t(`findingDate.${finding.kind}`, { date: date(finding.date) })} ` : ""}
        {at.length > 0 ? <bdi>{list(at.map((id) => toPlaceName(places, id)))}</bdi> : null}
      </span>
      <PageLink href={href} className="button min-h-8 py-1">
        {t(at.length > 0 ? "action.readers" : "action.person")}
      </PageLink>
    </div>
  );
}

/** Somebody without records, because what is said of the hours contradicts itself: how, in the words of the rules. */
export function RecordFaultRow({ exception: { person, facts } }: Props) {
  const t = useTranslations("toFix");
  return (
    <div className={LINE}>
      <span className="min-w-44 font-medium">
        <PersonCell person={person} />
      </span>
      <span className="grow text-bad">
        <bdi dir="ltr">{facts.find(({ name }) => name === "message")?.value}</bdi>
      </span>
      <PageLink href={toPersonHref(person?.id ?? "")} className="button min-h-8 py-1">
        {t("action.hours")}
      </PageLink>
    </div>
  );
}
