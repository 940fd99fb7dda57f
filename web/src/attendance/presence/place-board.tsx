"use client";

import type { PlaceFiguresFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { PRESENCE_STATES, toPresenceCount } from "./presence-states.ts";
import { toFormats } from "../../lib/format.ts";
import { findPlace, type KnownPlace } from "../../lib/places.ts";
import { setStyle } from "../../ui/set-style.ts";

interface Props {
  readonly rows: readonly PlaceFiguresFragment[];
  readonly places: readonly KnownPlace[];
}

/** Each place: how many are in, where everybody else stands, and up to when it is known. */
export function PlaceBoard({ rows, places }: Props) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))] gap-3">
      {rows.map((row) => {
        const place = findPlace(places, row.place?.id ?? null);
        return place ? <PlaceCard key={place.id} row={row} place={place} /> : null;
      })}
    </ul>
  );
}

interface CardProps {
  readonly row: PlaceFiguresFragment;
  readonly place: KnownPlace;
}

function PlaceCard({ row, place }: CardProps) {
  const { counts, doubt } = row;
  const t = useTranslations("presence");
  const { count } = toFormats(useLocale());
  const isEmpty = counts.people === 0 && !doubt;
  return (
    <li className="card grid content-start gap-2 p-4" data-testid={`presence-${place.id}`} data-doubt={doubt ?? ""}>
      <h2 className="font-semibold">
        <bdi>{place.name ?? place.id}</bdi>
      </h2>
      {isEmpty ? (
        <p className="text-sm text-muted">{t("nobodyHere")}</p>
      ) : (
        <>
          <p className="flex items-baseline gap-2">
            <span className="text-3xl font-semibold tabular-nums" data-testid="in-now">
              <bdi dir="ltr">{doubt ? `≥ ${count(counts.in)}` : count(counts.in)}</bdi>
            </span>
            <span className="text-sm text-muted">{t("inOf", { people: counts.people })}</span>
          </p>
          <StateBar counts={counts} />
        </>
      )}
      <AsOfLine row={row} place={place} isEmpty={isEmpty} />
      {doubt ? <p className="text-xs font-medium text-warn">{t(`doubt.${doubt}`)}</p> : null}
    </li>
  );
}

/** The last punch of the people who are counted at a place, and up to when it is known. */
function AsOfLine({ row, place, isEmpty }: CardProps & { readonly isEmpty: boolean }) {
  const { asOf, doubt, lastPunchAt } = row;
  const t = useTranslations("presence");
  const { minute, full } = toFormats(useLocale());
  const lastPunch = lastPunchAt ? t("lastPunch", { time: minute(lastPunchAt, place.timeZone) }) : t("noPunch");
  return (
    <p className="text-xs text-muted">
      {isEmpty ? "" : `${lastPunch} · `}
      <span className={doubt ? "text-warn" : ""}>
        {asOf ? t("asOf", { time: full(asOf, place.timeZone) }) : t("never")}
      </span>
    </p>
  );
}

/** Everybody of a place as a bar; the words under it say the same. */
function StateBar({ counts }: Pick<CardProps["row"], "counts">) {
  const t = useTranslations("presence.state");
  const shown = PRESENCE_STATES.filter((state) => toPresenceCount(counts, state) > 0);
  return (
    <>
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {shown.map((state) => (
          <span
            key={state}
            className={BAR_COLOURS[state]}
            ref={setStyle({ flexGrow: String(toPresenceCount(counts, state)) })}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
        {shown.map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${BAR_COLOURS[state]}`} />
            <span className="text-muted">{t(state)}</span>
            <span className="tabular-nums">{toPresenceCount(counts, state)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const BAR_COLOURS: Readonly<Record<(typeof PRESENCE_STATES)[number], string>> = {
  IN: "bg-good",
  LATE: "bg-warn",
  EXPECTED: "bg-info",
  LEFT: "bg-line-strong",
  OPEN_TOO_LONG: "bg-warn opacity-60",
  ON_LEAVE: "bg-accent opacity-60",
  DAY_OFF: "bg-line",
  ABSENT: "bg-bad",
  UNKNOWN: "bg-transparent outline-1 -outline-offset-1 outline-dashed outline-line-strong",
};
