"use client";

import {
  RemoveShiftDocument,
  SaveShiftDocument,
  type ShiftFactsFragment,
  type ShiftHoursFactsFragment,
} from "@biometricflow/sdk/generated/graphql";
import { ChevronDown, Pencil, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toFormats } from "../../../lib/format.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { ChangePreview } from "../../../shifts/change-preview.tsx";
import { DayFigure } from "../../../shifts/day-figure.tsx";
import { toHoursDraft, toHoursInput, toInputWithout } from "../../../shifts/hours-draft.ts";
import { toPreviewedDates } from "../../../shifts/previewed-dates.ts";
import { type SaidFault, SaidFaultNotice } from "../../../shifts/said-fault.tsx";
import { sendChange } from "../../../shifts/send-change.ts";
import { ShiftMark } from "../../../shifts/shift-mark.tsx";
import { AssignmentList } from "./assignment-list.tsx";
import { ShiftForm } from "./shift-form.tsx";

/** What the viewer may do with shifts. */
export interface ShiftRights {
  readonly canEdit: boolean;
  readonly canGive: boolean;
}

interface Props {
  readonly shift: ShiftFactsFragment;
  readonly defaults: ShiftHoursFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly today: string;
  readonly isOpen: boolean;
  readonly rights: ShiftRights;
  readonly onToggle: () => void;
  readonly onChanged: () => void;
}

/** A shift: the hours of today as a picture; opened, every version and who was given it. */
export function ShiftCard(props: Props) {
  const { shift, isOpen, today, onToggle } = props;
  const t = useTranslations("shifts");
  const current = shift.versions.findLast(({ from }) => from <= today) ?? shift.versions[0];
  return (
    <section className="card grid gap-3 p-4" data-testid={`shift-${shift.id}`}>
      <h2>
        <button
          type="button"
          className="flex w-full items-center gap-3 rounded-md text-start font-semibold"
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <span className="min-w-0 grow">
            <ShiftMark shift={shift} />
          </span>
          <span className="text-xs font-normal text-muted">{t("versions", { count: shift.versions.length })}</span>
          <ChevronDown aria-hidden className={`size-4 text-muted ${isOpen ? "rotate-180" : ""}`} />
        </button>
      </h2>
      {!isOpen && current ? <DayFigure hours={toHoursInput(toHoursDraft(current.hours))} /> : null}
      {isOpen ? <ShiftDetails {...props} /> : null}
    </section>
  );
}

/** What is done to one version: edited (an empty date: a new one), or taken away. */
type VersionDeed =
  | { readonly kind: "edit"; readonly from: string }
  | { readonly kind: "remove"; readonly from: string };

function ShiftDetails(props: Props) {
  const { shift, places, today, rights } = props;
  const t = useTranslations("shifts");
  const [deed, setDeed] = useState<VersionDeed>();
  const canBegin = rights.canEdit && deed === undefined;
  const canRemove = canBegin && shift.versions.length > 1;
  return (
    <>
      {shift.versions.map((version) => (
        <VersionView
          key={version.from}
          version={version}
          onEdit={canBegin ? () => setDeed({ kind: "edit", from: version.from }) : undefined}
          onRemove={canRemove ? () => setDeed({ kind: "remove", from: version.from }) : undefined}
        />
      ))}
      {deed ? (
        <VersionWork {...props} key={`${deed.kind} ${deed.from}`} deed={deed} onClose={() => setDeed(undefined)} />
      ) : null}
      {canBegin ? (
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            className="button"
            data-testid="version-new"
            onClick={() => setDeed({ kind: "edit", from: "" })}
          >
            {t("newVersion")}
          </button>
          <RemoveShift {...props} />
        </div>
      ) : null}
      <AssignmentList shift={shift} places={places} today={today} canGive={rights.canGive} />
    </>
  );
}

interface WorkProps extends Props {
  readonly deed: VersionDeed;
  readonly onClose: () => void;
}

/** The form of a version; or what taking one away would change. */
function VersionWork({ shift, defaults, today, deed, onChanged, onClose }: WorkProps) {
  const t = useTranslations("shifts");
  const { date } = toFormats(useLocale());
  const done = () => {
    onClose();
    onChanged();
  };
  if (deed.kind === "edit") {
    return <ShiftForm {...{ shift, defaults, today, onClose }} versionFrom={deed.from} onDone={done} />;
  }
  const input = toInputWithout(shift, deed.from);
  return (
    <ChangePreview
      change={{ saveShift: input }}
      subject={{ name: t("versionOf", { shift: shift.name, date: date(deed.from) }), isRemoved: true }}
      dates={toPreviewedDates(deed.from, today)}
      onSave={async () => {
        const fault = await sendChange(SaveShiftDocument, { input });
        if (fault === undefined) done();
        return fault;
      }}
      onClose={onClose}
    />
  );
}

/** There is no way back from it: it is asked first. */
function RemoveShift({ shift, onChanged }: Props) {
  const t = useTranslations("shifts");
  const [isAsked, setAsked] = useState(false);
  const [fault, setFault] = useState<SaidFault>();
  const close = () => {
    setAsked(false);
    setFault(undefined);
  };
  const remove = async () => {
    const inTheWay = await sendChange(RemoveShiftDocument, { input: { id: shift.id } });
    setFault(inTheWay);
    if (inTheWay === undefined) onChanged();
  };
  return (
    <>
      <button
        type="button"
        className="button text-bad"
        aria-expanded={isAsked}
        data-testid="shift-remove"
        onClick={() => (isAsked ? close() : setAsked(true))}
      >
        <Trash2 aria-hidden className="size-4" />
        {t("removeShift")}
      </button>
      {isAsked ? (
        <span role="alert" className="strip w-full bg-warn-soft text-warn" data-testid="shift-removal">
          <span className="grow">{t("removal", { name: shift.name, count: shift.versions.length })}</span>
          <button type="button" className="button min-h-8 py-1 text-bad" onClick={() => void remove()}>
            {t("removeNow")}
          </button>
          <button type="button" className="button min-h-8 py-1" onClick={close}>
            {t("cancel")}
          </button>
        </span>
      ) : null}
      <SaidFaultNotice fault={fault} />
    </>
  );
}

interface VersionProps {
  readonly version: ShiftFactsFragment["versions"][number];
  readonly onEdit: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

function VersionView({ version, onEdit, onRemove }: VersionProps) {
  const t = useTranslations("shifts");
  const tDay = useTranslations("weekday");
  const { date } = toFormats(useLocale());
  const own = toHoursInput(toHoursDraft(version.hours));
  const layers = [
    ...version.weekdays.map(({ weekday, hours }) => ({ name: tDay(weekday), hours })),
    ...version.seasons.map(({ from, to, hours }) => ({
      name: t("between", { from: date(from), to: date(to) }),
      hours,
    })),
  ];
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <div className="flex items-center gap-2">
        <h3 className="grow text-sm font-medium">{t("since", { date: date(version.from) })}</h3>
        {onEdit ? (
          <button type="button" className="button min-h-7 py-0.5" onClick={onEdit}>
            <Pencil aria-hidden className="size-3.5" />
            {t("edit")}
            <span className="sr-only">{date(version.from)}</span>
          </button>
        ) : null}
        {onRemove ? (
          <button
            type="button"
            className="button min-h-7 py-0.5 text-bad"
            data-testid={`version-remove-${version.from}`}
            onClick={onRemove}
          >
            <Trash2 aria-hidden className="size-3.5" />
            {t("removeVersion")}
            <span className="sr-only">{date(version.from)}</span>
          </button>
        ) : null}
      </div>
      <DayFigure hours={own} />
      {layers.map(({ name, hours }) => (
        <div key={name} className="ms-3 grid gap-1 border-s-2 border-line ps-3">
          <h4 className="text-xs font-medium text-muted">{name}</h4>
          <DayFigure hours={overlay(own, toHoursInput(toHoursDraft(hours)))} />
        </div>
      ))}
    </div>
  );
}

type Hours = ReturnType<typeof toHoursInput>;

/** Times stand for times: a split shift over one with a start takes its start along. */
function overlay(below: Hours, above: Hours): Hours {
  const { start: _start, end: _end, spans: _spans, ...others } = below;
  const isSplit = above.spans !== undefined;
  return isSplit ? { ...others, ...above } : { ...below, ...(above.start || above.end ? { spans: [] } : {}), ...above };
}
