"use client";

import type { AddHolidayInput, HolidayFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KnownPlace } from "../../../lib/places.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { PlacesChoice } from "./places-choice.tsx";

const MAX_NAME_CHARS = 200;

interface Props {
  readonly places: readonly KnownPlace[];
  /** The one that is edited; undefined: a new one. */
  readonly holiday?: HolidayFactsFragment;
  readonly onSave: (holiday: AddHolidayInput) => void;
  readonly onCancel?: () => void;
}

/** A holiday by hand: dates, names in two scripts, places. */
export function HolidayForm({ places, holiday, onSave, onCancel }: Props) {
  const t = useTranslations("holidays");
  const [dates, setDates] = useState<Dates>({ from: holiday?.from ?? null, to: holiday?.to ?? null });
  const [names, setNames] = useState({ latinName: holiday?.latinName ?? "", arabicName: holiday?.arabicName ?? "" });
  const [chosen, setChosen] = useState(() => listPlaces(holiday) ?? places.map(({ id }) => id));
  const { from } = dates;
  const to = dates.to ?? from;
  const name = toName(names, holiday);
  const isWhole = from !== null && to !== null && from <= to && name !== "" && chosen.length > 0;
  return (
    <form
      className="grid gap-3"
      data-testid="holiday-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        onSave({ placeIds: [...chosen], from, to, name, latinName: names.latinName, arabicName: names.arabicName });
      }}
    >
      <div className="flex flex-wrap gap-2">
        <DateBox
          name={t("fromDate")}
          testId="holiday-from"
          value={from}
          onChange={(date) => setDates({ ...dates, from: date })}
        />
        <DateBox
          name={t("toDate")}
          testId="holiday-to"
          value={to}
          onChange={(date) => setDates({ ...dates, to: date })}
        />
      </div>
      <NameFields names={names} onChange={setNames} />
      <PlacesChoice name={t("places")} places={places} chosen={chosen} onChange={setChosen} />
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary min-h-8 py-1" disabled={!isWhole}>
          {t("preview")}
        </button>
        {onCancel ? (
          <button type="button" className="button min-h-8 py-1" onClick={onCancel}>
            {t("cancel")}
          </button>
        ) : null}
      </p>
    </form>
  );
}

interface Names {
  readonly latinName: string;
  readonly arabicName: string;
}

interface NamesProps {
  readonly names: Names;
  readonly onChange: (names: Names) => void;
}

function NameFields({ names, onChange }: NamesProps) {
  const t = useTranslations("holidays");
  return (
    <div className="flex flex-wrap gap-2">
      {(["latinName", "arabicName"] as const).map((key) => (
        <input
          key={key}
          className="field min-h-8 min-w-0 grow basis-48 py-1"
          aria-label={t(key)}
          placeholder={t(key)}
          maxLength={MAX_NAME_CHARS}
          dir={key === "arabicName" ? "rtl" : "ltr"}
          value={names[key]}
          onChange={({ target }) => onChange({ ...names, [key]: target.value })}
        />
      ))}
    </div>
  );
}

interface Dates {
  readonly from: string | null;
  readonly to: string | null;
}

function listPlaces(holiday: HolidayFactsFragment | undefined): readonly string[] | undefined {
  return holiday?.places?.flatMap((place) => (place ? [place.id] : []));
}

/** A name that was given in no script stays. */
function toName(names: Names, holiday?: HolidayFactsFragment) {
  return names.latinName.trim() || names.arabicName.trim() || (holiday?.name ?? "");
}
