"use client";

import type { CorrectionFactsFragment, CorrectionState } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../lib/places.ts";

const LOOKS: Readonly<Record<CorrectionState, string>> = {
  REQUESTED: "bg-warn-soft text-warn",
  IN_FORCE: "bg-good-soft text-good",
  REFUSED: "bg-bad-soft text-bad",
  WITHDRAWN: "bg-sunken text-ink",
  REVERTED: "bg-sunken text-ink",
};

interface Props {
  readonly correction: CorrectionFactsFragment;
  readonly places: readonly KnownPlace[];
}

/** Where a correction stands. */
export function CorrectionTag({ state }: Pick<CorrectionFactsFragment, "state">) {
  const t = useTranslations("correct.state");
  return (
    <span className={`tag ${LOOKS[state]}`} data-testid="correction-state" data-state={state}>
      {t(state)}
    </span>
  );
}

/** What a correction does: which punch is added, or does not count. */
export function CorrectionWhat({ correction: { kind, localTime, punchState, place }, places }: Props) {
  const t = useTranslations("correct");
  const tState = useTranslations("punchState");
  const state = tState.has(punchState) ? tState(punchState) : "";
  return (
    <span>
      {t(`what.${kind}`)}{" "}
      <bdi dir="ltr" className="font-medium tabular-nums">
        {localTime.slice(11, 19)}
      </bdi>
      {state ? ` · ${state}` : ""}
      {place ? (
        <>
          {" · "}
          <bdi>{toPlaceName(places, place.id)}</bdi>
        </>
      ) : null}
    </span>
  );
}

/** Who did what about it, when and why, in order. */
export function CorrectionDeeds({ correction: { deeds, place }, places }: Props) {
  const t = useTranslations("correct");
  const { full } = toFormats(useLocale());
  const zone = findPlace(places, place?.id ?? null)?.timeZone;
  return (
    <ol className="grid gap-0.5 text-xs text-muted">
      {deeds.map(({ move, actorName, at, reason }) => (
        <li key={`${move}-${at}`}>
          {t(`move.${move}`)} <bdi className="text-ink">{actorName}</bdi>, <bdi>{full(at, zone)}</bdi>
          {reason ? (
            <>
              {": "}
              <q className="text-ink">
                <bdi>{reason}</bdi>
              </q>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
