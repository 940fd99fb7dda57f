"use client";

import type { Role } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../lib/places.ts";

interface Props {
  readonly of: { readonly role: Role; readonly places: readonly string[] };
  readonly everyPlace: string;
  readonly places: readonly KnownPlace[];
}

/** What an account or a key may do, and where. */
export function RoleScope({ of: { role, places: ids }, everyPlace, places }: Props) {
  const toRole = useTranslations("frame.role");
  const { list } = toFormats(useLocale());
  return (
    <span className="grow basis-48">
      {toRole(role)}
      <span className="block text-muted">
        <bdi>{ids.includes("*") ? everyPlace : list(ids.map((id) => toPlaceName(places, id)))}</bdi>
      </span>
    </span>
  );
}
