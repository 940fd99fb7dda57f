"use client";

import { useTranslations } from "next-intl";

const STAGES = ["kind", "reader", "test", "done"] as const;

/** A stage of adding a reader. */
export type Stage = (typeof STAGES)[number];

interface Props {
  readonly stage: Stage;
  readonly isPush: boolean;
}

/** Where one is on the way. */
export function AddStages({ stage, isPush }: Props) {
  const t = useTranslations("addReader");
  const stages = isPush ? STAGES.slice(0, 2) : STAGES;
  return (
    <ol className="flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-label={t("stages")}>
      {stages.map((one, index) => (
        <li
          key={one}
          aria-current={one === stage ? "step" : undefined}
          className={`flex items-center gap-2 ${one === stage ? "font-semibold text-accent" : "text-muted"}`}
        >
          <span
            aria-hidden
            className={`grid size-6 place-items-center rounded-full text-xs tabular-nums ${one === stage ? "bg-accent text-accent-ink" : "bg-sunken"}`}
          >
            {index + 1}
          </span>
          {t(isPush && one === "reader" ? "stage.push" : `stage.${one}`)}
        </li>
      ))}
    </ol>
  );
}
