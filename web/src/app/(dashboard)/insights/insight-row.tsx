"use client";

import type { InsightFactsFragment, InsightKind } from "@biometricflow/sdk/generated/graphql";
import { CalendarClock, ChevronRight, Clock, type LucideIcon, Plane, ScanFace, TimerReset, Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toDayHref, toPersonHref, toPersonName } from "../../../attendance/person-name.ts";
import { PageLink } from "../../../frame/page-link.tsx";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { useInsightWords } from "./insight-words.ts";
import { useReaderNames } from "../../../attendance/use-reader-names.ts";

const LOOKS: Readonly<Record<InsightKind, readonly [icon: LucideIcon, look: string]>> = {
  UNUSUAL_HOURS: [Clock, "bg-info-soft text-info"],
  IMPOSSIBLE_TRAVEL: [Plane, "bg-bad-soft text-bad"],
  MANY_PINS: [ScanFace, "bg-bad-soft text-bad"],
  TARDINESS: [TimerReset, "bg-warn-soft text-warn"],
  LATE_WEEKDAY: [CalendarClock, "bg-warn-soft text-warn"],
  OVERTIME: [Users, "bg-accent-soft text-accent"],
};

interface Props {
  readonly insight: InsightFactsFragment;
  readonly places: readonly KnownPlace[];
}

/** One insight: of what, whose, when, why in words; it leads to the day, the person, or the punches it rests on. */
export function InsightRow({ insight, places }: Props) {
  const t = useTranslations("insights");
  const tReader = useTranslations("reader");
  const toReader = useReaderNames();
  const locale = useLocale();
  const toWords = useInsightWords(places);
  const { day } = toFormats(locale);
  const { kind, person, from, to, deviceId } = insight;
  const [Icon, look] = LOOKS[kind];
  const toDay = (date: string) => day(`${date}T00:00:00Z`, "UTC");
  return (
    <li>
      <PageLink
        href={toHref(insight)}
        className="flex items-start gap-3 px-4 py-3 text-sm transition-colors hover:bg-sunken"
        data-testid="insight"
        data-kind={kind}
      >
        <span className={`mt-0.5 grid size-8 shrink-0 place-items-center rounded-lg ${look}`}>
          <Icon aria-hidden className="size-4" />
        </span>
        <span className="grid min-w-0 grow gap-0.5">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">
              {person ? <bdi>{toPersonName(person, locale)}</bdi> : <bdi>{toReader(deviceId) ?? tReader("some")}</bdi>}
            </span>
            {person?.pin ? <bdi className="text-xs text-muted">{person.pin}</bdi> : null}
            <span className="text-xs text-muted">
              {t(`kind.${kind}`)} · <bdi>{from === to ? toDay(from) : `${toDay(from)} – ${toDay(to)}`}</bdi>
              <Where insight={insight} places={places} />
            </span>
          </span>
          <span>{toWords(insight)}</span>
        </span>
        <ChevronRight aria-hidden className="mt-2 size-4 shrink-0 text-muted rtl:-scale-x-100" />
      </PageLink>
    </li>
  );
}

function Where({ insight: { kind, places: own }, places }: Props) {
  if (!own || own.length === 0 || kind === "IMPOSSIBLE_TRAVEL") return null; // its sentence names both
  const names = own.flatMap((place) => (place ? [toPlaceName(places, place.id)] : []));
  return (
    <>
      {" "}
      · <bdi>{names.join(", ")}</bdi>
    </>
  );
}

/** Of an anomaly the person's day, of a reader the punches of its date, of a tendency the person's month. */
function toHref({ person, from, to, fromAt, places }: InsightFactsFragment): string {
  if (person && fromAt) return toDayHref(person.id, from);
  if (person) return toPersonHref(person.id, to.slice(0, 7));
  const place = places?.[0]?.id;
  return `/time/punches?${new URLSearchParams({ ...(place ? { place } : {}), from, to, sort: "at" })}`;
}
