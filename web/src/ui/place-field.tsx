"use client";

import { useTranslations } from "next-intl";
import type { KnownPlace } from "../lib/places.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One place of those within the viewer's rights. */
export function PlaceField({ places, value, onChange }: Props) {
  const t = useTranslations("filter");
  return (
    <select
      className="field min-h-8 py-1"
      aria-label={t("place")}
      data-testid="place-field"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {places.map(({ id, name }) => (
        <option key={id} value={id}>
          {name ?? id}
        </option>
      ))}
    </select>
  );
}
