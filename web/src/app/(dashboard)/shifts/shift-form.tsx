"use client";

import {
  SaveShiftDocument,
  type SaveShiftInput,
  type ShiftFactsFragment,
  type ShiftHoursFactsFragment,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays } from "../../../lib/zone.ts";
import { ChangePreview } from "../../../shifts/change-preview.tsx";
import { DayFigure } from "../../../shifts/day-figure.tsx";
import {
  toHoursDraft,
  toHoursInput,
  toVersionDraft,
  toVersionInput,
  type VersionDraft,
} from "../../../shifts/hours-draft.ts";
import { HoursFields } from "../../../shifts/hours-fields.tsx";
import { SeasonFields, WeekdayFields } from "../../../shifts/layer-fields.tsx";
import { toPreviewedDates } from "../../../shifts/previewed-dates.ts";
import { sendChange } from "../../../shifts/send-change.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { ShiftNames, type NamesDraft } from "./shift-names.tsx";

interface Props {
  /** Undefined: a new one. */
  readonly shift?: ShiftFactsFragment;
  /** The version that is edited; empty: a new one, which begins as the newest one. */
  readonly versionFrom?: string;
  readonly defaults: ShiftHoursFactsFragment;
  readonly today: string;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const FIRST_COLOUR = "#0f766e";

/** A version of a shift from a date on, with every key of the rules; what it changes is shown before it is saved. */
export function ShiftForm({ shift, versionFrom = "", defaults, today, onDone, onClose }: Props) {
  const t = useTranslations("shifts");
  const [names, setNames] = useState<NamesDraft>(shift ?? { id: "", name: "", colour: FIRST_COLOUR, letter: "" });
  const [draft, setDraft] = useState<VersionDraft>(() => toFirstDraft(shift, versionFrom, today));
  const [previewed, setPreviewed] = useState<SaveShiftInput>();
  const put = (next: VersionDraft) => {
    setDraft(next);
    setPreviewed(undefined);
  };
  return (
    <form
      className="grid gap-4 rounded-xl border border-line-strong bg-surface p-4"
      data-testid="shift-form"
      onSubmit={(event) => {
        event.preventDefault();
        setPreviewed(toInput({ names, draft, shift, versionFrom }));
      }}
    >
      <h3 className="font-semibold">{t(shift ? (versionFrom ? "editVersion" : "newVersion") : "new")}</h3>
      <ShiftNames
        draft={names}
        isNew={shift === undefined}
        onChange={(next) => {
          setNames(next);
          setPreviewed(undefined);
        }}
      />
      <VersionFields draft={draft} defaults={defaults} onChange={put} />
      {previewed ? (
        <ChangePreview
          key={JSON.stringify(previewed)}
          change={{ saveShift: previewed }}
          dates={toPreviewedDates(draft.from, today)}
          onSave={async () => {
            const fault = await sendChange(SaveShiftDocument, { input: previewed });
            if (fault === undefined) onDone(previewed.id);
            return fault;
          }}
          onClose={() => setPreviewed(undefined)}
        />
      ) : (
        <FormButtons
          isWhole={draft.from !== "" && [names.id, names.name, names.letter].every((text) => text.trim() !== "")}
          onClose={onClose}
        />
      )}
    </form>
  );
}

interface VersionProps {
  readonly draft: VersionDraft;
  readonly defaults: ShiftHoursFactsFragment;
  readonly onChange: (draft: VersionDraft) => void;
}

function VersionFields({ draft, defaults, onChange }: VersionProps) {
  const t = useTranslations("shifts");
  const below = toHoursInput(toHoursDraft(defaults));
  const own = { ...below, ...toHoursInput(draft.hours) };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span>{t("holdsFrom")}</span>
        <DateBox
          name={t("holdsFrom")}
          testId="version-from"
          value={draft.from || null}
          onChange={(date) => onChange({ ...draft, from: date ?? "" })}
        />
      </div>
      <DayFigure hours={own} />
      <HoursFields draft={draft.hours} below={below} onChange={(hours) => onChange({ ...draft, hours })} />
      <details open={draft.weekdays.length > 0}>
        <summary className="mb-2 text-sm font-medium">{t("onWeekdays")}</summary>
        <WeekdayFields
          weekdays={draft.weekdays}
          below={own}
          onChange={(weekdays) => onChange({ ...draft, weekdays })}
        />
      </details>
      <details open={draft.seasons.length > 0}>
        <summary className="mb-2 text-sm font-medium">{t("inSeasons")}</summary>
        <SeasonFields seasons={draft.seasons} below={own} onChange={(seasons) => onChange({ ...draft, seasons })} />
      </details>
    </>
  );
}

function FormButtons({ isWhole, onClose }: { readonly isWhole: boolean; readonly onClose: () => void }) {
  const t = useTranslations("shifts");
  return (
    <p className="flex flex-wrap gap-2">
      <button type="submit" className="button button-primary" disabled={!isWhole} data-testid="shift-preview">
        {t("preview")}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t("cancel")}
      </button>
    </p>
  );
}

function toFirstDraft(shift: ShiftFactsFragment | undefined, versionFrom: string, today: string): VersionDraft {
  const known = shift?.versions.find(({ from }) => from === versionFrom) ?? shift?.versions.at(-1);
  if (known === undefined) return { from: today, hours: toHoursDraft({}), weekdays: [], seasons: [] };
  return { ...toVersionDraft(known), from: versionFrom || addDays(today, 1) };
}

interface InputParts {
  readonly names: NamesDraft;
  readonly draft: VersionDraft;
  readonly shift: ShiftFactsFragment | undefined;
  readonly versionFrom: string;
}

/** The shift with the version in the stead of the one that was edited; two from one date are refused, and none is lost. */
function toInput({ names: { id, name, colour, letter }, draft, shift, versionFrom }: InputParts): SaveShiftInput {
  const others = (shift?.versions ?? []).filter(({ from }) => from !== versionFrom);
  const versions = [...others.map((one) => toVersionInput(toVersionDraft(one))), toVersionInput(draft)];
  return { id, name: name.trim(), colour, letter: letter.trim(), revision: shift?.revision ?? "", versions };
}
