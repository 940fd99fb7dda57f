"use client";

import { useTranslations } from "next-intl";
import { PlaceDot } from "../ui/place-dot.tsx";
import { useFrame } from "./frame-context.tsx";
import { countAnswering, listAbsent } from "./place-states.ts";

/** How many of the viewer's places answer now, on every page; those that do not are named. */
export function FramePlaces() {
  const t = useTranslations("frame");
  const { places, states, isFollowed, connection } = useFrame();
  if (places.length === 0) return null;
  const absent = listAbsent(places, [], states);
  const names = places.filter(({ id }) => absent.some(({ place }) => place === id)).map(({ id, name }) => name ?? id);
  const isKnown = isFollowed && connection.kind === "served";
  const values = { answered: countAnswering(places, absent), asked: places.length };
  return (
    <p
      data-testid="frame-places"
      data-absent={absent.map(({ place }) => place).join(",")}
      className={`flex min-w-0 items-center gap-2 text-sm md:px-2.5 ${absent.length > 0 ? "text-bad" : "text-muted"}`}
      title={names.join(", ")}
    >
      <PlaceDot status={isKnown ? (absent.length > 0 ? "OFFLINE" : "ONLINE") : null} />
      <span className="max-md:hidden">{t("answering", values)}</span>
      <span aria-hidden className="tabular-nums md:hidden">
        <bdi dir="ltr">{`${values.answered}/${values.asked}`}</bdi>
      </span>
      <span className="sr-only md:hidden">{t("answering", values)}</span>
    </p>
  );
}
