"use client";

import type { OutageInput } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { parseClock } from "../../../../attendance/corrections/wall-clock.ts";
import { DepartmentField } from "../../../../attendance/department-field.tsx";
import type { KnownPlace } from "../../../../lib/places.ts";
import { DateBox } from "../../../../ui/date-box.tsx";
import { PlaceField } from "../../../../ui/place-field.tsx";
import { TimeField } from "../../../../ui/time-field.tsx";

const WHATS = ["BOTH", "START", "END", "AT"] as const;

/** An outage as somebody writes it down. */
export interface OutageDraft {
  readonly placeId: string;
  readonly fromDate: string;
  readonly fromTime: string;
  readonly toDate: string;
  readonly toTime: string;
  readonly departmentId: string | null;
  readonly what: (typeof WHATS)[number];
  /** With `AT`: the time for everybody, on the first date. */
  readonly at: string;
}

/** What the graph is asked; undefined while a time is none. */
export function toOutageInput(draft: OutageDraft): OutageInput | undefined {
  const { placeId, fromDate, fromTime, toDate, toTime, departmentId, what } = draft;
  const [from, to, at] = [fromTime, toTime, draft.at].map(parseClock);
  if (placeId === "" || from === undefined || to === undefined || (what === "AT" && at === undefined)) return undefined;
  return {
    placeId,
    from: `${fromDate}T${from}`,
    to: `${toDate}T${to}`,
    ...(departmentId ? { departmentIds: [departmentId] } : {}),
    ...(what === "AT" ? { at: `${fromDate}T${at}` } : { edges: what === "BOTH" ? ["START", "END"] : [what] }),
  };
}

interface Props {
  readonly draft: OutageDraft;
  readonly places: readonly KnownPlace[];
  readonly onChange: (next: Partial<OutageDraft>) => void;
}

/** Where, from when to when, for whom, and what is added. */
export function OutageFields({ draft, places, onChange }: Props) {
  const { departmentId, placeId } = draft;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <PlaceField places={places} value={placeId} onChange={(id) => onChange({ placeId: id })} />
      <SpanFields draft={draft} onChange={onChange} />
      <DepartmentField chosen={departmentId} onChange={(id) => onChange({ departmentId: id })} />
      <WhatFields draft={draft} onChange={onChange} />
    </div>
  );
}

type PartProps = Pick<Props, "draft" | "onChange">;

function SpanFields({ draft: { fromDate, fromTime, toDate, toTime }, onChange }: PartProps) {
  const t = useTranslations("outage");
  return (
    <>
      <span className="inline-flex items-center gap-1">
        <DateBox
          name={t("from")}
          testId="outage-from"
          value={fromDate}
          onChange={(date) => date && onChange({ fromDate: date, ...(date > toDate ? { toDate: date } : {}) })}
        />
        <TimeField
          name={t("fromTime")}
          testId="outage-from-time"
          value={fromTime}
          onChange={(time) => onChange({ fromTime: time })}
        />
      </span>
      <span className="inline-flex items-center gap-1">
        <DateBox
          name={t("to")}
          testId="outage-to"
          value={toDate}
          onChange={(date) => date && onChange({ toDate: date })}
        />
        <TimeField
          name={t("toTime")}
          testId="outage-to-time"
          value={toTime}
          onChange={(time) => onChange({ toTime: time })}
        />
      </span>
    </>
  );
}

function WhatFields({ draft: { what: chosen, at }, onChange }: PartProps) {
  const t = useTranslations("outage");
  return (
    <>
      <select
        className="field min-h-8 py-1"
        aria-label={t("what")}
        value={chosen}
        onChange={({ target }) => onChange({ what: WHATS.find((what) => what === target.value) ?? "BOTH" })}
      >
        {WHATS.map((what) => (
          <option key={what} value={what}>
            {t(`edges.${what}`)}
          </option>
        ))}
      </select>
      {chosen === "AT" ? (
        <TimeField name={t("at")} testId="outage-at" value={at} onChange={(time) => onChange({ at: time })} />
      ) : null}
    </>
  );
}
