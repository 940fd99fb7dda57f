"use client";

import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";

interface Props {
  readonly name: string;
  readonly places: readonly KnownPlace[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Chooses places that something is of. */
export function PlacesChoice({ name, places, chosen, onChange }: Props) {
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{name}</legend>
      {places.map(({ id }) => (
        <button key={id} type="button" className="chip" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
          <bdi>{toPlaceName(places, id)}</bdi>
        </button>
      ))}
    </fieldset>
  );
}
