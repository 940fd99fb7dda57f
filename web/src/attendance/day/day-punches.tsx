"use client";

import type { PunchFate } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { seesReaders } from "../../frame/nav-entries.ts";
import { PageLink } from "../../frame/page-link.tsx";
import { useState } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { toFormats } from "../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../lib/places.ts";
import { IgnorePunchForm } from "../corrections/ignore-punch.tsx";
import { toRights } from "../rights.ts";
import { useReaderNames } from "../use-reader-names.ts";
import type { DayExplanation } from "./reasoned-day.ts";

interface Props {
  readonly explanation: DayExplanation;
  readonly places: readonly KnownPlace[];
}

const LOOKS: Readonly<Record<PunchFate, string>> = {
  USED: "bg-good-soft text-good",
  IGNORED: "bg-sunken text-ink",
  DROPPED: "bg-sunken text-muted",
  SET_ASIDE: "bg-warn-soft text-warn",
};

type ExplainedPunch = DayExplanation["punches"][number];

/** Every punch of the day with what became of it, and who corrected it. */
export function DayPunches({ explanation: { punches, timeZone }, places }: Props) {
  const t = useTranslations("why");
  const toReader = useReaderNames();
  if (punches.length === 0) return <p className="text-sm text-muted">{t("noPunches")}</p>;
  return (
    <ol className="grid gap-1.5 text-sm">
      {punches.map((punch) => (
        <PunchItem key={punch.punchId} {...{ punch, timeZone, places, toReader }} />
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly punch: ExplainedPunch;
  readonly timeZone: string;
  readonly places: readonly KnownPlace[];
  readonly toReader: ReturnType<typeof useReaderNames>;
}

function PunchItem({ punch, timeZone, places, toReader }: ItemProps) {
  const t = useTranslations("why");
  const tCorrect = useTranslations("correct");
  const { time } = toFormats(useLocale());
  const [isOpen, setOpen] = useState(false);
  const { punchId, at, place, deviceId, fate, reason, correction } = punch;
  return (
    <li className="grid gap-1.5" data-fate={fate} data-punch={punchId}>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <PunchTime punchId={punchId}>{time(at, timeZone)}</PunchTime>
        <span className={`tag ${LOOKS[fate]}`}>{t(`fate.${fate}`)}</span>
        <span>{t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason}</span>
        <span className="text-muted">
          {place ? (
            <>
              <bdi>{toPlaceName(places, place.id)}</bdi> <bdi>{deviceId ? toReader(deviceId) : t("byHand")}</bdi>
            </>
          ) : (
            t("elsewhere")
          )}
        </span>
        {correction ? <CorrectedBy correction={correction} /> : null}
        <IgnoreButton punch={punch} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {tCorrect("do.ignore")}
        </IgnoreButton>
      </p>
      {isOpen ? <IgnorePunchForm punchId={punchId} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}

/** Leads to the punch in the ledger for those who may look into it; what was added by hand is in none. */
function PunchTime({ punchId, children }: { readonly punchId: string; readonly children: string }) {
  const isOpen = seesReaders(useFrame().role);
  if (!isOpen) return <bdi className="font-medium tabular-nums">{children}</bdi>;
  return (
    <PageLink
      href={`/time/punches?${new URLSearchParams({ row: punchId })}`}
      className="font-medium tabular-nums underline-offset-2 hover:underline"
    >
      <bdi>{children}</bdi>
    </PageLink>
  );
}

function CorrectedBy({ correction }: { readonly correction: NonNullable<ExplainedPunch["correction"]> }) {
  const [entered] = correction.deeds;
  return (
    <span className="text-xs text-muted">
      <bdi>{entered?.actorName}</bdi>: <q>{correction.reason}</q>
    </span>
  );
}

interface ButtonProps {
  readonly punch: ExplainedPunch;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: string;
}

/** Only of what a reader gave and nobody left out yet; what was added by hand is taken back where corrections stand. */
function IgnoreButton({ punch: { channel, reason }, isOpen, onToggle, children }: ButtonProps) {
  const { corrects, asks } = toRights(useFrame().role);
  if (channel === "MANUAL" || reason === "IGNORED" || !(corrects || asks)) return null;
  return (
    <button
      type="button"
      className="ms-auto min-h-6 text-xs text-muted underline underline-offset-2 hover:text-ink"
      aria-expanded={isOpen}
      data-testid="ignore-punch"
      onClick={onToggle}
    >
      {children}
    </button>
  );
}
