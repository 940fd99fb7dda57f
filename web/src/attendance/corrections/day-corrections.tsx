"use client";

import { type CorrectionFactsFragment, CorrectionsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { useReread } from "../../graphql/use-reread.ts";
import type { KnownPlace } from "../../lib/places.ts";
import { addDays } from "../../lib/zone.ts";
import type { ReasonedDay } from "../day/reasoned-day.ts";
import { toRights } from "../rights.ts";
import { AddPunchForm, type PunchDraft } from "./add-punch-form.tsx";
import { CorrectionActions } from "./correction-actions.tsx";
import { CorrectionDeeds, CorrectionTag, CorrectionWhat } from "./correction-words.tsx";

interface Props {
  readonly record: ReasonedDay;
  readonly places: readonly KnownPlace[];
}

/** What people added to a day or left out of it, what they asked for, and one more punch. */
export function DayCorrections({ record, places }: Props) {
  const t = useTranslations("correct");
  const { date, person, explanation } = record;
  const personIds = [person?.id ?? ""];
  const { data, error } = useQuery(CorrectionsDocument, {
    variables: { filter: { personIds, from: date, to: addDays(date, 1) }, first: 100 },
    fetchPolicy: "cache-and-network",
    skip: !person,
  });
  const corrections = data?.corrections?.edges.map(({ node }) => node).filter((one) => isOfDay(one, record));
  return (
    <div className="grid gap-2.5">
      {error && !corrections ? <p className="text-sm text-warn">{t("notRead")}</p> : null}
      {corrections?.length === 0 ? <p className="text-sm text-muted">{t("noneOfDay")}</p> : null}
      {corrections?.map((correction) => (
        <CorrectionItem key={correction.id} correction={correction} places={places} />
      ))}
      {person && explanation ? <AddPunch draft={toDraft(record)} places={places} /> : null}
    </div>
  );
}

/** The business day decides, which may go on after midnight. */
function isOfDay({ at, localTime }: CorrectionFactsFragment, { date, explanation }: ReasonedDay): boolean {
  if (!explanation) return localTime.startsWith(date);
  const [instant, from, to] = [at, explanation.from, explanation.to].map((text) => Date.parse(text));
  return from !== undefined && to !== undefined && instant !== undefined && from <= instant && instant < to;
}

interface ItemProps {
  readonly correction: CorrectionFactsFragment;
  readonly places: readonly KnownPlace[];
}

function CorrectionItem({ correction, places }: ItemProps) {
  const reread = useReread();
  return (
    <div className="grid gap-1 text-sm" data-testid="day-correction">
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <CorrectionTag state={correction.state} />
        <CorrectionWhat correction={correction} places={places} />
      </p>
      <CorrectionDeeds correction={correction} places={places} />
      <CorrectionActions correction={correction} onDone={reread} />
    </div>
  );
}

interface AddProps {
  readonly draft: PunchDraft;
  readonly places: readonly KnownPlace[];
}

function AddPunch({ draft, places }: AddProps) {
  const t = useTranslations("correct");
  const reread = useReread();
  const { corrects, asks } = toRights(useFrame().role);
  const [isOpen, setOpen] = useState(false);
  if (!corrects && !asks) return null;
  if (!isOpen)
    return (
      <button
        type="button"
        className="button min-h-8 justify-self-start py-1"
        data-testid="add-punch"
        onClick={() => setOpen(true)}
      >
        <Plus aria-hidden className="size-4" />
        {t(corrects ? "addPunch" : "askPunch")}
      </button>
    );
  return (
    <AddPunchForm
      draft={draft}
      places={places}
      isRequest={!corrects}
      onDone={() => {
        setOpen(false);
        reread();
      }}
      onClose={() => setOpen(false)}
    />
  );
}

/** The punch that the day lacks, at the side of the shift where it lacks it. */
function toDraft({ person, date, place, flags, explanation }: ReasonedDay): PunchDraft {
  const base = { personId: person?.id ?? "", placeId: place?.id };
  const isOut = flags.includes("MISSING_OUT");
  const edge = isOut ? explanation?.shift.end : flags.includes("MISSING_IN") ? explanation?.shift.start : undefined;
  const state = isOut ? "CHECK_OUT" : edge === undefined ? "UNSPECIFIED" : "CHECK_IN";
  if (edge === undefined) return { ...base, date, time: "", state };
  const shown = toWallText(edge, explanation?.timeZone ?? "UTC");
  return { ...base, date: shown.slice(0, 10), time: shown.slice(11, 16), state };
}

function toWallText(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(new Date(instant)).replace(" ", "T");
}
