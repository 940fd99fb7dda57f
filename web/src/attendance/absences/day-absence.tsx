"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { DeedFault } from "../../ui/deed-fault.tsx";
import type { ReasonedDay } from "../day/reasoned-day.ts";
import { toRights } from "../rights.ts";
import { type GivenPart, KindField, PartField } from "./absence-fields.tsx";
import { AbsenceKindTag } from "./absence-kind-tag.tsx";
import { useAddAbsence } from "./use-add-absence.ts";

/** What takes the day or a part of it; where nothing does, an absence can be given. */
export function DayAbsence({ record: { absence, person, date } }: { readonly record: ReasonedDay }) {
  const t = useTranslations("absences");
  const { givesAbsences } = toRights(useFrame().role);
  if (absence) {
    const { kind, part, start, end } = absence;
    return (
      <p className="flex flex-wrap items-center gap-x-3 text-sm" data-testid="day-absence">
        {kind ? <AbsenceKindTag kind={kind} /> : null}
        {part === "HOURS" ? <bdi dir="ltr">{`${start ?? ""}–${end ?? ""}`}</bdi> : t(`part.${part}`)}
      </p>
    );
  }
  if (!givesAbsences || !person) return <p className="text-sm text-muted">{t("noneOfDay")}</p>;
  return <GiveAbsence personId={person.id} date={date} />;
}

function GiveAbsence({ personId, date }: { readonly personId: string; readonly date: string }) {
  const t = useTranslations("absences");
  const [kindId, setKind] = useState<string>();
  const [part, setPart] = useState<GivenPart>("WHOLE");
  const { deed, said, add } = useAddAbsence();
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (kindId !== undefined) void add({ personId, from: date, to: date, kindId, part });
      }}
    >
      <KindField value={kindId} onChange={setKind} />
      <PartField value={part} onChange={setPart} />
      <button
        type="submit"
        className="button min-h-8 py-1"
        disabled={kindId === undefined || deed.isBusy}
        data-testid="day-absence-add"
      >
        {t("add")}
      </button>
      <p aria-live="polite" className="w-full text-sm empty:hidden">
        {said}
      </p>
      <DeedFault fault={deed.fault} />
    </form>
  );
}
