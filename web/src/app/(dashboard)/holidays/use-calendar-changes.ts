"use client";

import {
  type AddHolidayInput,
  AddHolidayDocument,
  AddWorkingDayDocument,
  ConfirmHolidaysDocument,
  type ConfirmHolidaysInput,
  EditHolidayDocument,
  type HolidayFactsFragment,
  RemoveHolidayDocument,
  RemoveWeekendDocument,
  RemoveWorkingDayDocument,
  type RuleChangeInput,
  SetWeekendDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useState } from "react";
import type { DateSpan } from "../../../attendance/range.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import type { ChangeSubject } from "../../../shifts/change-preview.tsx";
import { toCoveredDates, toPreviewedDates } from "../../../shifts/previewed-dates.ts";
import type { SaidFault } from "../../../shifts/said-fault.tsx";
import { sendChange } from "../../../shifts/send-change.ts";
import type { DayChanges } from "./place-days.tsx";

/** A change that is shown before it is saved. */
interface AskedChange {
  readonly change: RuleChangeInput;
  readonly dates: DateSpan;
  /** What is changed, where that is more than what was just typed. */
  readonly subject?: ChangeSubject | undefined;
  readonly save: () => Promise<SaidFault | undefined>;
}

type Asking = Omit<AskedChange, "save"> & {
  readonly send: () => Promise<SaidFault | undefined>;
  readonly onDone?: (() => void) | undefined;
};

/** The changes of calendars, and the one that is looked at. */
export type CalendarChanges = ReturnType<typeof useCalendarChanges>;

/** Changes calendars: what a change would do is shown before it is made. */
export function useCalendarChanges(today: string, onChanged: () => void) {
  const [asked, setAsked] = useState<AskedChange>();
  const ask = ({ send, onDone, ...asking }: Asking) => {
    const save = async () => {
      const inTheWay = await send();
      if (inTheWay) return inTheWay;
      setAsked(undefined);
      onDone?.();
      onChanged();
      return undefined;
    };
    setAsked({ ...asking, save });
  };
  return {
    ...{ asked, close: () => setAsked(undefined) },
    ...toHolidayChanges(ask),
    ofPlace: (placeId: string) => toDayChanges(placeId, today, ask),
  };
}

type Ask = (asking: Asking) => void;

function toHolidayChanges(ask: Ask) {
  return {
    add: (input: AddHolidayInput) =>
      ask({
        change: { addHoliday: input },
        dates: toCoveredDates([{ from: input.from, to: input.to ?? input.from }]),
        send: () => sendChange(AddHolidayDocument, { input }),
      }),
    edit: (holiday: HolidayFactsFragment, facts: AddHolidayInput, onDone: () => void) => {
      const input = { id: holiday.id, ...facts };
      ask({
        change: { editHoliday: input },
        dates: toCoveredDates([holiday, { from: facts.from, to: facts.to ?? facts.from }]),
        send: () => sendChange(EditHolidayDocument, { input }),
        onDone,
      });
    },
    remove: (holiday: HolidayFactsFragment, name: string, places: readonly KnownPlace[]) => {
      const input = toRemoval(holiday, places);
      ask({
        change: { removeHoliday: input },
        dates: toCoveredDates([holiday]),
        subject: { name, isRemoved: true },
        send: () => sendChange(RemoveHolidayDocument, { input }),
      });
    },
    confirm: (input: ConfirmHolidaysInput, spans: readonly DateSpan[], onDone: () => void) =>
      ask({
        change: { confirmHolidays: input },
        dates: toCoveredDates(spans),
        send: () => sendChange(ConfirmHolidaysDocument, { input }),
        onDone,
      }),
  };
}

function toDayChanges(placeId: string, today: string, ask: Ask): DayChanges {
  const placeIds = [placeId];
  return {
    setWeekend: (from, weekend) => {
      const input = { placeIds, from, weekend };
      const send = () => sendChange(SetWeekendDocument, { input });
      ask({ change: { setWeekend: input }, dates: toPreviewedDates(from, today), send });
    },
    removeWeekend: (from, name) => {
      const input = { placeIds, from };
      const send = () => sendChange(RemoveWeekendDocument, { input });
      const subject = { name, isRemoved: true };
      ask({ change: { removeWeekend: input }, dates: toPreviewedDates(from, today), subject, send });
    },
    addWorkingDay: (date, onDone) => {
      const input = { placeIds, date };
      const send = () => sendChange(AddWorkingDayDocument, { input });
      ask({ change: { addWorkingDay: input }, dates: { from: date, to: date }, send, onDone });
    },
    removeWorkingDay: (date, name) => {
      const input = { placeIds, date };
      const send = () => sendChange(RemoveWorkingDayDocument, { input });
      const subject = { name, isRemoved: true };
      ask({ change: { removeWorkingDay: input }, dates: { from: date, to: date }, subject, send });
    },
  };
}

/** At the places that are shown: one that is a holiday elsewhere too stays one there. */
function toRemoval({ id, places: own }: HolidayFactsFragment, places: readonly KnownPlace[]) {
  const shown = new Set(places.map((place) => place.id));
  const placeIds = (own ?? []).flatMap((place) => (place && shown.has(place.id) ? [place.id] : []));
  return { id, placeIds };
}
