"use client";

import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useTransition } from "react";
import { useFrame } from "../frame/frame-context.tsx";
import type { AbsentPlace, KnownPlace } from "../lib/places.ts";
import { PlaceDot } from "./place-dot.tsx";
import { placeParser } from "./place-search.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  /** Places that are missing from the page. */
  readonly absent: readonly AbsentPlace[];
  /** Whether the server renders the page anew for each choice. */
  readonly isServerPage: boolean;
}

/**
 * Chooses places; the choice is in the URL as `place`, nothing chosen means all. Each wears the mark of its status now;
 * one that the page lacks although it answers wears that of trouble until it is read.
 */
export function PlaceFilter({ places, absent, isServerPage }: Props) {
  const t = useTranslations("filter");
  const [isBusy, startTransition] = useTransition();
  const [chosen, setChosen] = useQueryState(
    "place",
    placeParser.withOptions({ shallow: !isServerPage, history: "push", startTransition }),
  );
  const { states, connection, check } = useFrame();
  const choose = async (next: readonly string[]) => {
    if (isServerPage && !(await check())) return; // the page would be lost to the browser's own error page
    void setChosen(next.length === 0 ? null : [...next]);
  };
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const toStatus = (id: string) => {
    if (connection.kind === "lost") return null; // nobody says
    const status = states.get(id)?.status ?? null;
    return status === "ONLINE" && absent.some(({ place }) => place === id) ? "DEGRADED" : status;
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5" aria-busy={isBusy} data-testid="place-filter">
      <legend className="sr-only">{t("places")}</legend>
      <button type="button" className="chip" aria-pressed={chosen.length === 0} onClick={() => void choose([])}>
        {t("allPlaces")}
      </button>
      {places.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(id)}
          data-testid={`place-${id}`}
          data-status={toStatus(id)}
          onClick={() => void toggle(id)}
        >
          <PlaceDot status={toStatus(id)} />
          <bdi>{name ?? id}</bdi>
          {toStatus(id) === "OFFLINE" ? <span className="sr-only">{t("absent")}</span> : null}
        </button>
      ))}
    </fieldset>
  );
}
