"use client";

import type { ExceptionFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { PinOutcome } from "../../../../attendance/pins/use-pin-change.ts";
import { toRights } from "../../../../attendance/rights.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { PageLink } from "../../../../frame/page-link.tsx";
import type { KnownPlace } from "../../../../lib/places.ts";
import { DayRow } from "./day-row.tsx";
import { ExceptionWords } from "./exception-words.tsx";
import { FindingRow, RecordFaultRow } from "./person-row.tsx";
import { PinConflictRow, UnmappedPinRow } from "./pin-row.tsx";

/** What is to be done about a day, by its kind. */
const DAY_ACTIONS = {
  MISSING_IN: "correct",
  MISSING_OUT: "correct",
  SHORT_DAY: "correct",
  ABSENT: "absence",
  WORKED_ON_LEAVE: "absence",
  UNKNOWN_DAY: "look",
  CLOCK_DRIFT: "look",
} as const;

interface Props {
  readonly exception: ExceptionFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onOpen: (day: DayKey) => void;
  readonly onDone: (done: PinOutcome) => void;
}

/** One exception with its next step. */
export function ExceptionRow({ exception, places, onOpen, onDone }: Props) {
  const t = useTranslations("toFix");
  const { corrects, asks } = toRights(useFrame().role);
  const { kind, date, person } = exception;
  switch (kind) {
    case "UNMAPPED_PIN":
      return <UnmappedPinRow exception={exception} places={places} onDone={onDone} />;
    case "PIN_CONFLICT":
      return <PinConflictRow exception={exception} places={places} onDone={onDone} />;
    case "RECORD_FAULT":
      return <RecordFaultRow exception={exception} places={places} />;
    case "LEAVER_STILL_ENROLLED":
    case "ENROLLED_BEFORE_EMPLOYMENT":
    case "ENROLLED_NOWHERE":
    case "NEVER_PUNCHED":
      return <FindingRow exception={exception} places={places} />;
    default: {
      const action = corrects || asks ? DAY_ACTIONS[kind] : "look";
      return (
        <DayRow person={person} date={date ?? ""} action={t(`action.${action}`)} onOpen={onOpen}>
          <ExceptionWords exception={exception} places={places} />
          {kind === "UNKNOWN_DAY" || kind === "CLOCK_DRIFT" ? <ReaderLink exception={exception} /> : null}
        </DayRow>
      );
    }
  }
}

function ReaderLink({ exception: { place } }: Pick<Props, "exception">) {
  const t = useTranslations("toFix");
  return (
    <PageLink
      href={place ? `/devices?place=${encodeURIComponent(place.id)}` : "/devices"}
      className="ms-2 underline underline-offset-2 hover:text-ink"
    >
      {t("action.readers")}
    </PageLink>
  );
}
