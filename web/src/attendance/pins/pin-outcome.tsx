"use client";

import { type PinChangeFragment, UndoPinDecisionDocument } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../graphql/use-deed.ts";
import { toFormats } from "../../lib/format.ts";
import { DeedFault } from "../../ui/deed-fault.tsx";
import { PersonCell } from "../day/person-cell.tsx";
import { toHourText } from "../minutes.ts";
import type { PinChangeSteps, PinOutcome } from "./use-pin-change.ts";

const SHOWN = 6;

/** What a change of a PIN would do, with the button that does it. */
export function PinPreviewPanel({ steps }: { readonly steps: PinChangeSteps }) {
  const t = useTranslations("pins");
  const tDeed = useTranslations("deed");
  const { deed, outcome, apply, forget } = steps;
  const preview = outcome?.change.preview;
  if (!preview) return <DeedFault fault={deed.fault} />;
  const { punches, days, unclaimedPunches } = preview;
  return (
    <div className="grid gap-2 rounded-lg border border-line p-3 text-sm" data-testid="pin-preview">
      <output className="font-medium" data-punches={punches} data-days={days}>
        {t("would", { punches, days })}
      </output>
      <Changes preview={preview} />
      {unclaimedPunches > 0 ? <p className="text-warn">{t("unclaimed", { punches: unclaimedPunches })}</p> : null}
      <DeedFault fault={deed.fault} />
      <p className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-primary min-h-8 py-1"
          disabled={deed.isBusy}
          data-testid="pin-do"
          onClick={() => void apply()}
        >
          {t("do")}
        </button>
        <button type="button" className="button min-h-8 py-1" onClick={forget}>
          {tDeed("cancel")}
        </button>
      </p>
    </div>
  );
}

interface DoneProps {
  readonly done: PinOutcome;
  readonly onUndone: () => void;
  readonly onClose: () => void;
}

/** What was done about a PIN, with the button that takes it back. */
export function PinDoneStrip({ done: { wish, change }, onUndone, onClose }: DoneProps) {
  const t = useTranslations("pins");
  const tDeed = useTranslations("deed");
  const deed = useDeed();
  const [isUndone, setUndone] = useState(false);
  const { preview, decisionId } = change;
  const undo = async () => {
    if (!decisionId || !(await deed.run(UndoPinDecisionDocument, { input: { decisionId, dryRun: false } }))) return;
    setUndone(true);
    onUndone();
  };
  return (
    <div className="strip bg-good-soft text-good" data-testid="pin-done" data-undone={isUndone}>
      <output className="grow">
        <bdi dir="ltr" className="font-medium tabular-nums">
          {wish.input.pin}
        </bdi>{" "}
        · {isUndone ? tDeed("undone") : t("done", { punches: preview?.punches ?? 0, days: preview?.days ?? 0 })}
      </output>
      <DeedFault fault={deed.fault} />
      {isUndone || !decisionId ? null : (
        <button
          type="button"
          className="button"
          disabled={deed.isBusy}
          data-testid="pin-undo"
          onClick={() => void undo()}
        >
          {tDeed("undo")}
        </button>
      )}
      <button type="button" className="button" onClick={onClose}>
        {tDeed("close")}
      </button>
    </div>
  );
}

function Changes({
  preview: { changedDays, changes },
}: {
  readonly preview: NonNullable<PinChangeFragment["preview"]>;
}) {
  const t = useTranslations("pins");
  const { day } = toFormats(useLocale());
  const toWords = useOutlineWords();
  return (
    <div className="grid gap-1">
      <p className="text-muted">{t("changedDays", { count: changedDays })}</p>
      <ul className="grid gap-0.5">
        {changes.slice(0, SHOWN).map(({ person, date, before, after }) => (
          <li key={`${person?.id ?? ""} ${date}`} className="flex flex-wrap gap-x-3">
            <PersonCell person={person} />
            <bdi className="text-muted">{day(`${date}T00:00:00Z`, "UTC")}</bdi>
            <span>
              {toWords(before)} → {toWords(after)}
            </span>
          </li>
        ))}
      </ul>
      {changedDays > SHOWN ? <p className="text-muted">{t("andMore", { count: changedDays - SHOWN })}</p> : null}
    </div>
  );
}

type Outline = NonNullable<PinChangeFragment["preview"]>["changes"][number]["before"];

function useOutlineWords() {
  const t = useTranslations("periods");
  return (outline: Outline): string =>
    outline
      ? `${t(`status.${outline.status}`)}${outline.workedMinutes > 0 ? ` ${toHourText(outline.workedMinutes)}` : ""}`
      : t("nothing");
}
