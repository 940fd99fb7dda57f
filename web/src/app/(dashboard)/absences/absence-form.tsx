"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type GivenPart, KindField, PartField } from "../../../attendance/absences/absence-fields.tsx";
import { useAddAbsence } from "../../../attendance/absences/use-add-absence.ts";
import { type ChosenPerson, PersonPicker } from "../../../attendance/person-picker.tsx";
import { DateBox } from "../../../ui/date-box.tsx";
import { DeedFault } from "../../../ui/deed-fault.tsx";

interface Props {
  readonly today: string;
}

/** One absence by hand; one that shares a date with another of the person is refused, and that one is named. */
export function AbsenceForm({ today }: Props) {
  const t = useTranslations("absences");
  const [person, setPerson] = useState<ChosenPerson>();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [kindId, setKind] = useState<string>();
  const [part, setPart] = useState<GivenPart>("WHOLE");
  const { deed, said, add, forget } = useAddAbsence();
  const isWhole = person !== undefined && kindId !== undefined && from <= to;
  const choose = (next: ChosenPerson | undefined) => {
    setPerson(next);
    if (next) forget();
  };
  return (
    <details className="card mb-4 p-4">
      <summary className="text-sm font-medium">{t("add")}</summary>
      <form
        className="mt-3 flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole)
            void add({ personId: person.id, from, to, kindId, part }).then((isDone) => isDone && choose(undefined));
        }}
      >
        <PersonPicker chosen={person} onChoose={choose} />
        <DateBox name={t("from")} testId="absence-from" value={from} onChange={(date) => setFrom(date ?? from)} />
        <DateBox name={t("to")} testId="absence-to" value={to} onChange={(date) => setTo(date ?? to)} />
        <KindField value={kindId} onChange={setKind} />
        <PartField value={part} onChange={setPart} />
        <button
          type="submit"
          className="button button-primary min-h-8 py-1"
          disabled={!isWhole || deed.isBusy}
          data-testid="absence-add"
        >
          {t("addNow")}
        </button>
      </form>
      <p aria-live="polite" className="mt-2 text-sm empty:hidden">
        {said}
      </p>
      <DeedFault fault={deed.fault} />
    </details>
  );
}
