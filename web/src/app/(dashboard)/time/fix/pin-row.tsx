"use client";

import type { ExceptionFactsFragment, PinConflictFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { DecidePin } from "../../../../attendance/pins/decide-pin.tsx";
import { MapPin } from "../../../../attendance/pins/map-pin.tsx";
import { PinEvidence } from "../../../../attendance/pins/pin-evidence.tsx";
import type { PinOutcome } from "../../../../attendance/pins/use-pin-change.ts";
import { toRights } from "../../../../attendance/rights.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFormats } from "../../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../../lib/places.ts";

interface Props {
  readonly exception: ExceptionFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onDone: (done: PinOutcome) => void;
}

const LINE = "flex flex-wrap items-center gap-x-4 gap-y-1 text-sm";

/** A PIN that is nobody's: how many punches, until when, and whose it is to be. */
export function UnmappedPinRow({ exception: { pin, facts, date }, onDone }: Props) {
  const t = useTranslations("toFix");
  const { date: toDate } = toFormats(useLocale());
  const { governs } = toRights(useFrame().role);
  const [isOpen, setOpen] = useState(false);
  const punches = Number(facts.find(({ name }) => name === "punches")?.value ?? 0);
  return (
    <div className="grid gap-2 py-2" data-pin={pin}>
      <p className={LINE}>
        <bdi dir="ltr" className="min-w-44 font-medium tabular-nums">
          {pin}
        </bdi>
        <span className="grow text-muted">{t("unmapped", { count: punches, date: date ? toDate(date) : "" })}</span>
        {governs ? (
          <button
            type="button"
            className="button min-h-8 py-1"
            aria-expanded={isOpen}
            data-testid="pin-map"
            onClick={() => setOpen(!isOpen)}
          >
            {t("action.map")}
          </button>
        ) : null}
      </p>
      {isOpen && pin ? <MapPin pin={pin} onDone={onDone} /> : null}
    </div>
  );
}

/** A PIN under names that are not one: where each stands, and the decision. */
export function PinConflictRow({ exception: { pin, conflict }, places, onDone }: Props) {
  const t = useTranslations("toFix");
  const { governs } = toRights(useFrame().role);
  return (
    <div className="grid gap-2 py-2" data-pin={pin}>
      <p className={LINE}>
        <bdi dir="ltr" className="min-w-44 font-medium tabular-nums">
          {pin}
        </bdi>
        {conflict?.names.map(({ name, place, isEnrolled, punches }) => (
          <span key={`${name} ${place?.id ?? ""}`}>
            <bdi className="font-medium">{name}</bdi>{" "}
            <span className="text-muted">
              <bdi>{place ? toPlaceName(places, place.id) : ""}</bdi> · {t("punches", { count: punches })}
              {isEnrolled ? "" : ` · ${t("removed")}`}
            </span>
          </span>
        ))}
      </p>
      {conflict ? <PinEvidence pin={conflict.pin} placeIds={toEnrolledPlaces(conflict)} places={places} /> : null}
      {governs && conflict ? <DecidePin conflict={conflict} places={places} onDone={onDone} /> : null}
    </div>
  );
}

function toEnrolledPlaces({ names }: PinConflictFactsFragment): readonly string[] {
  return [...new Set(names.flatMap(({ place, isEnrolled }) => (isEnrolled && place ? [place.id] : [])))];
}
