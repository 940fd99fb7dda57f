"use client";

import { type QuietHoursFactsFragment, SetQuietHoursDocument } from "@biometricflow/sdk/generated/graphql";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { toNumbered } from "../../../lib/numbered.ts";
import { FormFoot } from "../../../ui/form-foot.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import {
  findQuietHoursFault,
  MOST_QUIET_HOURS,
  NEW_QUIET_HOURS,
  type QuietHoursDraft,
  toggleDay,
  toQuietHoursDraft,
  toQuietHoursInput,
  WEEK,
} from "./quiet-hours-draft.ts";

interface Props {
  readonly hours: readonly QuietHoursFactsFragment[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** All quiet hours: they are set anew as a whole. */
export function QuietHoursForm({ hours, onDone, onClose }: Props) {
  const t = useTranslations("alerts.quiet");
  const [drafts, setDrafts] = useState<readonly QuietHoursDraft[]>(() =>
    hours.length === 0 ? [NEW_QUIET_HOURS] : hours.map(toQuietHoursDraft),
  );
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const fault = findQuietHoursFault(drafts);
  const save = async () => {
    setTried(true);
    const input = toQuietHoursInput(drafts);
    if (input && (await deed.run(SetQuietHoursDocument, { input }))) onDone();
  };
  return (
    <form
      className="grid gap-3 rounded-lg border border-line-strong p-3 text-sm"
      data-testid="quiet-hours-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <DraftList drafts={drafts} onChange={setDrafts} />
      <FormFoot
        name="quiet-hours"
        fault={isTried && fault ? { code: fault, words: t(`fault.${fault}`) } : undefined}
        deed={deed}
        doWords={t("save")}
        onClose={onClose}
      />
    </form>
  );
}

interface ListProps {
  readonly drafts: readonly QuietHoursDraft[];
  readonly onChange: (drafts: readonly QuietHoursDraft[]) => void;
}

function DraftList({ drafts, onChange }: ListProps) {
  const t = useTranslations("alerts.quiet");
  return (
    <div className="grid gap-3">
      {toNumbered(drafts).map(({ number, item }) => (
        <DraftFields
          key={number}
          number={number}
          draft={item}
          onChange={(next) => onChange(drafts.map((one) => (one === item ? next : one)))}
          onRemove={() => onChange(drafts.filter((one) => one !== item))}
        />
      ))}
      {drafts.length < MOST_QUIET_HOURS ? (
        <button
          type="button"
          className="button min-h-8 justify-self-start py-1"
          data-testid="quiet-hours-add"
          onClick={() => onChange([...drafts, { ...NEW_QUIET_HOURS }])}
        >
          <Plus aria-hidden className="size-4" />
          {t("add")}
        </button>
      ) : null}
    </div>
  );
}

interface FieldsProps {
  readonly number: number;
  readonly draft: QuietHoursDraft;
  readonly onChange: (draft: QuietHoursDraft) => void;
  readonly onRemove: () => void;
}

function DraftFields({ number, draft, onChange, onRemove }: FieldsProps) {
  const t = useTranslations("alerts.quiet");
  const tDay = useTranslations("weekday");
  return (
    <fieldset className="flex flex-wrap items-center gap-2" data-testid="quiet-hours-draft">
      <legend className="sr-only">{t("number", { number })}</legend>
      {WEEK.map((day) => (
        <button
          key={day}
          type="button"
          className="chip"
          aria-pressed={draft.days.includes(day)}
          data-day={day}
          onClick={() => onChange(toggleDay(draft, day))}
        >
          {tDay(day)}
        </button>
      ))}
      <TimeField
        name={t("from")}
        testId="quiet-hours-from"
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from })}
      />
      <span aria-hidden>–</span>
      <TimeField
        name={t("to")}
        testId="quiet-hours-to"
        value={draft.to}
        onChange={(to) => onChange({ ...draft, to })}
      />
      <button
        type="button"
        className="icon-button size-7"
        aria-label={t("remove", { number })}
        title={t("remove", { number })}
        data-testid="quiet-hours-remove"
        onClick={onRemove}
      >
        <X aria-hidden className="size-4" />
      </button>
    </fieldset>
  );
}
