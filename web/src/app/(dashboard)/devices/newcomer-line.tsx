"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import type { Newcomer } from "./newcomer.ts";
import { ApproveNewcomer, DismissNewcomer } from "./newcomer-deeds.tsx";
import { type DeviceRow, listFitting } from "./reader-rows.ts";

interface Props {
  readonly newcomer: Newcomer;
  readonly place: string;
  readonly zone: string | null;
  /** The readers of the place. */
  readonly readers: readonly DeviceRow[];
  readonly onDone: () => void;
}

/** A caller: who it says it is, from where, why it is not heard; and whether it is taken for a reader, or forgotten. */
export function NewcomerLine({ newcomer, place, zone, readers, onDone }: Props) {
  const t = useTranslations("newcomers");
  const [asked, setAsked] = useState<"approve" | "dismiss">();
  const deedProps = { newcomer, onDone, onClose: () => setAsked(undefined) };
  return (
    <li
      className="grid gap-2 border-t border-line px-4 py-3 text-sm"
      data-testid="newcomer"
      data-reason={newcomer.reason}
    >
      <p>
        <bdi dir="ltr" className="font-medium">
          {newcomer.serialNumber}
        </bdi>{" "}
        <span className="text-muted">
          <bdi dir="ltr">{newcomer.address}</bdi> · <bdi>{place}</bdi> · {t("called")}{" "}
          <RelativeTime instant={newcomer.lastCallAt} zone={zone} /> · {t("lines", { count: newcomer.lines })}
        </span>
      </p>
      <p className="text-muted">{t(`reason.${newcomer.reason}`)}</p>
      {newcomer.linesNotKept > 0 ? (
        <p className="text-muted">{t("notKept", { count: newcomer.linesNotKept })}</p>
      ) : null}
      {asked === undefined ? <Choices reason={newcomer.reason} onChoose={setAsked} /> : null}
      {asked === "approve" ? (
        <ApproveNewcomer {...deedProps} fitting={listFitting(readers, newcomer.serialNumber)} />
      ) : null}
      {asked === "dismiss" ? <DismissNewcomer {...deedProps} /> : null}
    </li>
  );
}

interface ChoicesProps extends Pick<Newcomer, "reason"> {
  readonly onChoose: (deed: "approve" | "dismiss") => void;
}

function Choices({ reason, onChoose }: ChoicesProps) {
  const t = useTranslations("newcomers");
  const deeds = reason === "NOT_SUPPORTED" ? (["dismiss"] as const) : (["approve", "dismiss"] as const);
  return (
    <p className="flex flex-wrap gap-2">
      {deeds.map((deed) => (
        <button
          key={deed}
          type="button"
          className="button min-h-8 py-1"
          data-testid={deed}
          onClick={() => onChoose(deed)}
        >
          {t(deed)}
        </button>
      ))}
    </p>
  );
}
