"use client";

import type { PersonNameFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale } from "next-intl";
import { toPersonName } from "../person-name.ts";

/** A person by name with the number behind it, for names repeat; the shape of a name while it is read. */
export function PersonCell({ person }: { readonly person: PersonNameFragment | null | undefined }) {
  const locale = useLocale();
  if (!person) return <span aria-hidden className="skeleton inline-block h-3 w-24 align-middle" />;
  const name = toPersonName(person, locale);
  return (
    <span className="person">
      <bdi>{name}</bdi>
      {person.pin && person.pin !== name ? (
        <>
          {" "}
          <bdi dir="ltr" className="text-xs text-muted tabular-nums">
            {person.pin}
          </bdi>
        </>
      ) : null}
    </span>
  );
}
