"use client";

import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useTransition } from "react";
import type { KnownPlace } from "../lib/places.ts";
import { placeParser } from "./place-search.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  /** Ids of places that do not answer now; they wear a mark. */
  readonly absent?: readonly string[];
  /** Whether the server renders the page anew for each choice; default true. */
  readonly isServerPage?: boolean;
}

/** Chooses places; the choice is in the URL as `place`, nothing chosen means all. */
export function PlaceFilter({ places, absent = [], isServerPage = true }: Props) {
  const t = useTranslations("filter");
  const [isBusy, startTransition] = useTransition();
  const [chosen, setChosen] = useQueryState(
    "place",
    placeParser.withOptions({ shallow: !isServerPage, history: "push", startTransition }),
  );
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    void setChosen(next.length === 0 ? null : next);
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5" aria-busy={isBusy} data-testid="place-filter">
      <legend className="sr-only">{t("places")}</legend>
      <button type="button" className="chip" aria-pressed={chosen.length === 0} onClick={() => void setChosen(null)}>
        {t("allPlaces")}
      </button>
      {places.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(id)}
          data-testid={`place-${id}`}
          onClick={() => toggle(id)}
        >
          <span
            aria-hidden
            className={absent.includes(id) ? "size-2 rotate-45 bg-bad" : "size-2 rounded-full bg-good"}
          />
          <bdi>{name ?? id}</bdi>
          {absent.includes(id) ? <span className="sr-only">{t("absent")}</span> : null}
        </button>
      ))}
    </fieldset>
  );
}
