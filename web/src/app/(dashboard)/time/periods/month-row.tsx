"use client";

import type { PeriodFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { MonthState, PeriodChoice } from "../../../../attendance/periods/month-states.ts";
import { toMonthSpan } from "../../../../attendance/range.ts";
import { toRights } from "../../../../attendance/rights.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import type { KnownPlace } from "../../../../lib/places.ts";
import { AcknowledgedList, AcknowledgedTag } from "./acknowledged.tsx";
import { AdjustmentsTag } from "./adjustments.tsx";
import { LockedPeriod } from "./locked-period.tsx";
import { LockForm } from "./lock-form.tsx";
import { ScopeWords } from "./scope-words.tsx";

const LOOKS = {
  locked: "bg-good-soft text-good",
  partly: "bg-info-soft text-info",
  open: "bg-sunken text-ink",
} as const;

interface Props {
  readonly month: string;
  readonly today: string;
  readonly state: MonthState<PeriodFactsFragment>;
  readonly choice: PeriodChoice;
  readonly places: readonly KnownPlace[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One month: where it stands and how many agreed; opened, what can be done about it. */
export function MonthRow({ month, today, state, choice, places, isOpen, onToggle }: Props) {
  const t = useTranslations("periods");
  const id = useId();
  const span = toMonthSpan(month);
  const isOver = span.to < today;
  return (
    <li data-month={month} data-state={state.kind}>
      <h2>
        <button
          type="button"
          className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-start hover:bg-sunken"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          <ChevronDown aria-hidden className={`size-5 text-muted ${isOpen ? "" : "-rotate-90 rtl:rotate-90"}`} />
          <span className="min-w-32 font-medium">
            <MonthName month={month} />
          </span>
          <span className={`tag ${LOOKS[state.kind]}`}>{t(isOver ? `state.${state.kind}` : "state.current")}</span>
          {isOver ? <AcknowledgedTag span={span} choice={choice} /> : null}
          {state.kind === "locked" ? <AdjustmentsTag periodId={state.period.id} /> : null}
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="grid gap-4 px-4 pt-1 pb-5">
        {isOpen ? <MonthPanel span={span} state={state} choice={choice} places={places} /> : null}
      </div>
    </li>
  );
}

function MonthName({ month }: { readonly month: string }) {
  const tag = useLocale() === "ar" ? "ar-u-nu-latn" : "en-GB";
  return new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(month));
}

interface PanelProps extends Pick<Props, "state" | "choice" | "places"> {
  readonly span: ReturnType<typeof toMonthSpan>;
}

function MonthPanel({ span, state, choice, places }: PanelProps) {
  const t = useTranslations("periods");
  const { governs } = toRights(useFrame().role);
  return (
    <>
      {state.kind === "locked" ? <LockedPeriod period={state.period} places={places} /> : null}
      {state.kind === "partly" ? (
        <ul className="grid gap-1 text-sm">
          {state.periods.map((period) => (
            <li key={period.id}>
              {t("lockedPart")} <ScopeWords period={period} places={places} />
            </li>
          ))}
        </ul>
      ) : null}
      {state.kind !== "locked" && governs ? <LockForm span={span} choice={choice} places={places} /> : null}
      {state.kind !== "locked" && !governs ? <p className="text-sm text-muted">{t("openForOthers")}</p> : null}
      <AcknowledgedList span={span} choice={choice} />
    </>
  );
}
