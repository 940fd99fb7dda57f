"use client";

import type { AbsenceFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { AbsenceKindTag } from "../../../attendance/absences/absence-kind-tag.tsx";
import { toPersonHref, toPersonName } from "../../../attendance/person-name.ts";
import { PageLink } from "../../../frame/page-link.tsx";
import { toFormats } from "../../../lib/format.ts";

interface Props {
  readonly absences: readonly AbsenceFactsFragment[];
  readonly total: number;
  /** Undefined for those who only look. */
  readonly onRemove: ((id: string) => void) | undefined;
}

const COLUMNS = ["person", "kind", "dates", "part", "note"] as const;
const CELL = "px-4 py-2 max-sm:px-2";

/** A phone has room for who, why and when: the kind stands there under the dates. */
const NARROW_HIDDEN: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> = {
  kind: "max-sm:hidden",
  part: "max-sm:hidden",
  note: "max-lg:hidden",
};

/** Absences in the order of their first dates. */
export function AbsenceTable({ absences, total, onRemove }: Props) {
  const t = useTranslations("absences");
  return (
    <div className="card relative overflow-x-auto">
      <table className="w-full text-sm" data-testid="absences" data-total={total}>
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`${CELL} text-start font-medium ${NARROW_HIDDEN[column] ?? ""}`}>
                {t(`column.${column}`)}
              </th>
            ))}
            {onRemove ? (
              <th scope="col" className="px-2">
                <span className="sr-only">{t("remove")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {absences.map((absence) => (
            <Row key={absence.id} absence={absence} onRemove={onRemove} />
          ))}
        </tbody>
      </table>
      {absences.length < total ? (
        <p className="px-4 py-2 text-sm text-warn">{t("shownOf", { shown: absences.length, count: total })}</p>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly absence: AbsenceFactsFragment;
  readonly onRemove: Props["onRemove"];
}

function Row({ absence, onRemove }: RowProps) {
  const { id, person, kind, from, note, hasNote } = absence;
  const t = useTranslations("absences");
  const locale = useLocale();
  const { date } = toFormats(locale);
  const [isAsked, setAsked] = useState(false);
  const named = { name: toPersonName(person, locale), date: date(from) };
  return (
    <>
      <tr className="border-b border-line last:border-0">
        <th scope="row" className={`${CELL} text-start font-medium`}>
          <PageLink
            href={toPersonHref(person?.id ?? "", from.slice(0, 7))}
            className="underline-offset-2 hover:underline"
          >
            <bdi>{toPersonName(person, locale)}</bdi>
          </PageLink>{" "}
          <bdi dir="ltr" className="text-xs font-normal text-muted">
            {person?.pin}
          </bdi>
        </th>
        <td className={`${CELL} ${NARROW_HIDDEN.kind}`}>{kind ? <AbsenceKindTag kind={kind} /> : null}</td>
        <DatesCell absence={absence} />
        <td className={`${CELL} ${NARROW_HIDDEN.part}`}>
          <PartWords absence={absence} />
        </td>
        <td className={`${CELL} text-muted ${NARROW_HIDDEN.note}`}>
          {note === null && hasNote ? t("noteHidden") : <bdi>{note}</bdi>}
        </td>
        {onRemove ? (
          <td className="px-2">
            <RemoveButton named={named} isAsked={isAsked} onToggle={() => setAsked(!isAsked)} />
          </td>
        ) : null}
      </tr>
      {onRemove && isAsked ? (
        <RemovalRow named={named} onRemove={() => onRemove(id)} onClose={() => setAsked(false)} />
      ) : null}
    </>
  );
}

interface Named {
  readonly named: { readonly name: string; readonly date: string };
}

interface ButtonProps extends Named {
  readonly isAsked: boolean;
  readonly onToggle: () => void;
}

function RemoveButton({ named, isAsked, onToggle }: ButtonProps) {
  const t = useTranslations("absences");
  return (
    <button
      type="button"
      className="icon-button size-7"
      aria-label={t("removeOf", named)}
      aria-expanded={isAsked}
      title={t("remove")}
      data-testid="absence-remove"
      onClick={onToggle}
    >
      <X aria-hidden className="size-4" />
    </button>
  );
}

interface RemovalProps extends Named {
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Days change by it at once: it is asked first. */
function RemovalRow({ named, onRemove, onClose }: RemovalProps) {
  const t = useTranslations("absences");
  return (
    <tr className="border-b border-line last:border-0">
      <td colSpan={COLUMNS.length + 1} className="p-2" aria-label={t("removeOf", named)}>
        <div role="alert" className="strip bg-warn-soft text-warn" data-testid="absence-removal">
          <span className="grow">{t("removal", named)}</span>
          <button type="button" className="button min-h-8 py-1" onClick={onRemove}>
            {t("remove")}
          </button>
          <button type="button" className="button min-h-8 py-1" onClick={onClose}>
            {t("keep")}
          </button>
        </div>
      </td>
    </tr>
  );
}

function DatesCell({ absence }: Pick<RowProps, "absence">) {
  const { kind, from, to, part } = absence;
  const { date } = toFormats(useLocale());
  return (
    <td className={`${CELL} tabular-nums sm:whitespace-nowrap`}>
      <bdi className="whitespace-nowrap">{date(from)}</bdi>
      {to === from ? null : (
        <>
          {" – "}
          <bdi className="whitespace-nowrap">{date(to)}</bdi>
        </>
      )}
      <span className="flex flex-wrap items-center gap-x-2 text-muted sm:hidden">
        {kind ? <AbsenceKindTag kind={kind} /> : null}
        {part === "WHOLE" ? null : <PartWords absence={absence} />}
      </span>
    </td>
  );
}

function PartWords({ absence: { part, start, end } }: Pick<RowProps, "absence">) {
  const t = useTranslations("absences.part");
  return part === "HOURS" ? <bdi dir="ltr">{`${start ?? ""}–${end ?? ""}`}</bdi> : t(part);
}
