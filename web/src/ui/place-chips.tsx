"use client";

import { type KnownPlace, toPlaceName } from "../lib/places.ts";

interface Props {
  readonly legend: string;
  readonly everyPlace: string;
  readonly places: readonly KnownPlace[];
  /** None: every place. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Places to choose for something that is made: some, or every one. */
export function PlaceChips({ legend, everyPlace, places, chosen, onChange }: Props) {
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((own) => own !== id) : [...chosen, id]);
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="mb-1 text-xs text-muted">{legend}</legend>
      <button type="button" className="chip" aria-pressed={chosen.length === 0} onClick={() => onChange([])}>
        {everyPlace}
      </button>
      {places.map(({ id }) => (
        <button key={id} type="button" className="chip" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
          <bdi>{toPlaceName(places, id)}</bdi>
        </button>
      ))}
    </fieldset>
  );
}
