"use client";

import {
  type CalendarFactsFragment,
  type ConfirmHolidaysInput,
  HolidaySuggestionsDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { DateSpan } from "../../../attendance/range.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { PlacesChoice } from "./places-choice.tsx";
import { SuggestedRow } from "./suggested-row.tsx";
import { groupSuggestions, isConfirmed, partByTime, type SuggestedHoliday } from "./suggested-holidays.ts";

/** Countries of the region; the server knows more, this is a short list to choose from. */
const COUNTRIES = ["SA", "EG", "AE", "JO", "KW", "QA", "BH", "OM", "MA", "TN", "GB", "US", "DE", "FR", "IN"] as const;
const COUNTRY_OF_ZONE: Readonly<Record<string, (typeof COUNTRIES)[number]>> = {
  "Asia/Riyadh": "SA",
  "Africa/Cairo": "EG",
  "Asia/Dubai": "AE",
  "Asia/Amman": "JO",
};

interface Props {
  readonly calendars: readonly CalendarFactsFragment[];
  readonly places: readonly KnownPlace[];
  readonly year: number;
  readonly today: string;
  readonly onConfirm: (input: ConfirmHolidaysInput, spans: readonly DateSpan[], onDone: () => void) => void;
}

/** Dates that may be holidays, for somebody who knows to confirm: until then they are none. */
export function Suggestions({ calendars, places, year, today, onConfirm }: Props) {
  const t = useTranslations("holidays");
  const locale = useLocale();
  const [chosenCountry, setCountry] = useState<string>();
  const country = chosenCountry ?? COUNTRY_OF_ZONE[places[0]?.timeZone ?? ""] ?? COUNTRIES[0];
  const [chosen, setChosen] = useState<readonly string[]>();
  const placeIds = chosen ?? places.filter(({ timeZone }) => isOfCountry(timeZone, country)).map(({ id }) => id);
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return (
    <section className="card grid content-start gap-3 p-4" data-testid="suggestions">
      <h2 className="font-semibold">{t("suggestions")}</h2>
      <p className="text-xs text-muted">{t("suggestionsAbout")}</p>
      <div className="flex flex-wrap gap-2">
        <select
          className="field min-h-8 py-1"
          aria-label={t("country")}
          value={country}
          onChange={({ target }) => {
            setCountry(target.value);
            setChosen(undefined);
          }}
        >
          {COUNTRIES.map((one) => (
            <option key={one} value={one}>
              {names.of(one) ?? one}
            </option>
          ))}
        </select>
        <PlacesChoice name={t("places")} places={places} chosen={placeIds} onChange={setChosen} />
      </div>
      <SuggestedDays
        key={`${country}-${year}`}
        {...{ country, year, today, placeIds, calendars }}
        onConfirm={(suggestions, onDone) => {
          const input = suggestions.map(({ id, from, to }) => ({ id, from, to }));
          onConfirm({ placeIds: [...placeIds], country, year, suggestions: input }, suggestions, onDone);
        }}
      />
    </section>
  );
}

/** A place of a zone that is known to be another country's is not chosen by itself. */
function isOfCountry(timeZone: string | null, country: string): boolean {
  const own = COUNTRY_OF_ZONE[timeZone ?? ""];
  return own === undefined || own === country;
}

interface DaysProps {
  readonly country: string;
  readonly year: number;
  readonly today: string;
  readonly placeIds: readonly string[];
  readonly calendars: readonly CalendarFactsFragment[];
  readonly onConfirm: (suggestions: readonly SuggestedHoliday[], onDone: () => void) => void;
}

function SuggestedDays({ country, year, today, placeIds, calendars, onConfirm }: DaysProps) {
  const t = useTranslations("holidays");
  const locale = useLocale();
  const { data, error } = useQuery(HolidaySuggestionsDocument, { variables: { country, year, language: locale } });
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const suggested = groupSuggestions(data?.holidaySuggestions ?? []);
  const { coming, past } = partByTime(suggested, today);
  const isKnown = (id: string) => isConfirmed(id, placeIds, calendars);
  const open = [...chosen.values()].filter(({ id }) => !isKnown(id));
  const list = { chosen, isKnown, onChange: setChosen };
  if (error) return <p className="text-sm text-warn">{t("suggestionsFailed")}</p>;
  if (!data) return <div className="skeleton h-40" aria-busy="true" />;
  if (suggested.length === 0) return <p className="text-sm text-muted">{t("noSuggestions")}</p>;
  return (
    <>
      <SuggestedList {...list} holidays={coming} testId="coming" />
      {past.length > 0 ? (
        <details open={coming.length === 0}>
          <summary className="min-h-7 text-sm text-accent">{t("past", { count: past.length })}</summary>
          <SuggestedList {...list} holidays={past} testId="past" />
        </details>
      ) : null}
      <button
        type="button"
        className="button button-primary justify-self-start"
        disabled={open.length === 0 || placeIds.length === 0 || open.some(({ from, to }) => from > to)}
        data-testid="confirm"
        onClick={() => onConfirm(open, () => setChosen(new Map()))}
      >
        {t("confirm", { count: open.length })}
      </button>
    </>
  );
}

/** What is chosen, with the dates that it is to be confirmed with, by id. */
type Chosen = ReadonlyMap<string, SuggestedHoliday>;

interface ListProps {
  readonly holidays: readonly SuggestedHoliday[];
  readonly testId: string;
  readonly chosen: Chosen;
  readonly isKnown: (id: string) => boolean;
  readonly onChange: (chosen: Chosen) => void;
}

function SuggestedList({ holidays, testId, chosen, isKnown, onChange }: ListProps) {
  const put = (id: string, holiday: SuggestedHoliday | undefined) => {
    const next = new Map(chosen);
    if (holiday) next.set(id, holiday);
    else next.delete(id);
    onChange(next);
  };
  return (
    <ul className="divide-y divide-line text-sm" data-testid={testId}>
      {holidays.map((holiday) => (
        <SuggestedRow
          key={holiday.id}
          holiday={holiday}
          chosen={chosen.get(holiday.id)}
          isConfirmed={isKnown(holiday.id)}
          onChange={(next) => put(holiday.id, next)}
        />
      ))}
    </ul>
  );
}
