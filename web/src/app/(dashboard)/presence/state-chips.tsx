"use client";

import type { PresenceFiguresFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { PRESENCE_STATES, toPresenceCount } from "../../../attendance/presence/presence-states.ts";
import { toFormats } from "../../../lib/format.ts";

interface Props {
  readonly counts: PresenceFiguresFragment;
  readonly chosen: (typeof PRESENCE_STATES)[number];
  readonly onChoose: (state: (typeof PRESENCE_STATES)[number]) => void;
}

/** Each state with how many people stand in it; together they are everybody. */
export function StateChips({ counts, chosen, onChoose }: Props) {
  const t = useTranslations("presence.state");
  const { count } = toFormats(useLocale());
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("label")}</legend>
      {PRESENCE_STATES.map((state) => (
        <button
          key={state}
          type="button"
          className="chip"
          aria-pressed={state === chosen}
          data-testid={`state-${state}`}
          data-count={toPresenceCount(counts, state)}
          onClick={() => onChoose(state)}
        >
          {t(state)}{" "}
          <span className="font-semibold text-ink tabular-nums">{count(toPresenceCount(counts, state))}</span>
        </button>
      ))}
    </fieldset>
  );
}
