"use client";

import { useTranslations } from "next-intl";
import { PinDoneStrip } from "../../../../attendance/pins/pin-outcome.tsx";
import type { PinOutcome } from "../../../../attendance/pins/use-pin-change.ts";

/** Overtime that was approved at once, in days. */
export interface ApprovedOvertime {
  readonly approvedDays: number;
}

/** What was done here last; whatever it was done by may be gone from the page. */
export type FixDone = PinOutcome | ApprovedOvertime;

interface Props {
  readonly done: FixDone;
  readonly onUndone: () => void;
  readonly onClose: () => void;
}

/** What was done here last, in words; what can be taken back has its button. */
export function FixDoneStrip({ done, onUndone, onClose }: Props) {
  const t = useTranslations("overtime");
  const tDeed = useTranslations("deed");
  if ("change" in done)
    return <PinDoneStrip key={done.change.decisionId} done={done} onUndone={onUndone} onClose={onClose} />;
  return (
    <div className="strip bg-good-soft text-good" data-testid="overtime-done" data-days={done.approvedDays}>
      <output className="grow">{t("allDone", { count: done.approvedDays })}</output>
      <button type="button" className="button" onClick={onClose}>
        {tDeed("close")}
      </button>
    </div>
  );
}
