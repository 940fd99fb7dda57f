"use client";

import {
  type CalendarFactsFragment,
  type HolidayFactsFragment,
  PlaceCalendarsDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { ChangePreview } from "../../../shifts/change-preview.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { HolidayForm } from "./holiday-form.tsx";
import { toHolidayName } from "./holiday-name.ts";
import { HolidayList } from "./holiday-list.tsx";
import { holidaysParams, holidaysSearch } from "./holidays-search.ts";
import { PlaceDays } from "./place-days.tsx";
import { Suggestions } from "./suggestions.tsx";
import { type CalendarChanges, useCalendarChanges } from "./use-calendar-changes.ts";
import { YearSwitch } from "./year-switch.tsx";

const EDITORS: readonly (string | null)[] = ["ADMIN", "HR", "PLACE_ADMIN"];

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** What the days of each place are in a year: holidays, weekends, weekend days worked; and holidays to confirm. */
export function HolidaysView({ places, today }: Props) {
  const t = useTranslations("holidays");
  const [{ place, year: asked }, setSearch] = useQueryStates(holidaysSearch, { history: "push" });
  const year = asked ?? Number(today.slice(0, 4));
  const chosen = toPlaceScope(place, places);
  const { calendars, error, reread } = useCalendars(chosen.ids);
  const scope = usePlaceScope(chosen, { absent: [], reread });
  const changes = useCalendarChanges(today, reread);
  const canEdit = EDITORS.includes(useFrame().role);
  return (
    <PageFrame
      title={t("title")}
      status={t("subtitle")}
      actions={<YearSwitch year={year} onChange={(next) => void setSearch({ year: next })} />}
      scope={scope}
      params={holidaysParams}
      isServerPage={false}
      isKept
    >
      {error && !calendars ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!calendars && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
      <AskedChange changes={changes} />
      {calendars ? (
        <Calendars
          {...{ calendars, year, today, places }}
          asked={scope.asked}
          changes={canEdit ? changes : undefined}
        />
      ) : null}
    </PageFrame>
  );
}

interface CalendarsProps {
  readonly calendars: readonly CalendarFactsFragment[];
  readonly year: number;
  readonly today: string;
  readonly places: readonly KnownPlace[];
  /** Those of the places that are looked at. */
  readonly asked: readonly KnownPlace[];
  /** Undefined for those who only look. */
  readonly changes: CalendarChanges | undefined;
}

function Calendars({ calendars, year, today, places, asked, changes }: CalendarsProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <YearHolidays holidays={listHolidays(calendars, year)} places={asked} changes={changes} />
      {changes ? <Suggestions {...{ calendars, year, today }} places={asked} onConfirm={changes.confirm} /> : null}
      {calendars.map((calendar) => (
        <PlaceDays
          key={calendar.place?.id}
          calendar={calendar}
          year={year}
          places={places}
          changes={changes?.ofPlace(calendar.place?.id ?? "")}
        />
      ))}
    </div>
  );
}

function useCalendars(placeIds: string[] | undefined) {
  const { data, previousData, error, refetch } = useQuery(PlaceCalendarsDocument, {
    variables: toPlaceVariables(placeIds),
    fetchPolicy: "cache-and-network",
  });
  return { calendars: (data ?? previousData)?.placeCalendars, error, reread: () => void refetch() };
}

/** What would change before it is saved. */
function AskedChange({ changes: { asked, close } }: { readonly changes: CalendarChanges }) {
  if (!asked) return null;
  const { change, subject, dates, save } = asked;
  return (
    <div className="mb-4">
      <ChangePreview
        key={JSON.stringify(change)}
        change={change}
        subject={subject}
        dates={dates}
        onSave={save}
        onClose={close}
      />
    </div>
  );
}

interface YearProps {
  readonly holidays: readonly HolidayFactsFragment[];
  readonly places: readonly KnownPlace[];
  readonly changes: CalendarChanges | undefined;
}

function YearHolidays({ holidays, places, changes }: YearProps) {
  const t = useTranslations("holidays");
  const locale = useLocale();
  const [edited, setEdited] = useState<HolidayFactsFragment>();
  return (
    <section className="card grid content-start gap-4 p-4">
      <h2 className="font-semibold">{t("holidays")}</h2>
      <HolidayList
        holidays={holidays}
        places={places}
        onEdit={changes && setEdited}
        onRemove={changes && ((holiday) => changes.remove(holiday, toHolidayName(holiday, locale), places))}
      />
      {changes && edited ? (
        <HolidayForm
          key={edited.id}
          places={places}
          holiday={edited}
          onSave={(input) => changes.edit(edited, input, () => setEdited(undefined))}
          onCancel={() => setEdited(undefined)}
        />
      ) : null}
      {changes && !edited ? (
        <details>
          <summary className="mb-2 min-h-7 text-sm text-accent">{t("addHoliday")}</summary>
          <HolidayForm places={places} onSave={changes.add} />
        </details>
      ) : null}
    </section>
  );
}

/** Each holiday of a year once, in the order of first dates. */
function listHolidays(calendars: readonly CalendarFactsFragment[], year: number): readonly HolidayFactsFragment[] {
  const all = calendars.flatMap(({ holidayPeriods }) => holidayPeriods);
  const byId = new Map(all.map((holiday) => [holiday.id, holiday]));
  return [...byId.values()]
    .filter(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`)
    .toSorted((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1));
}
