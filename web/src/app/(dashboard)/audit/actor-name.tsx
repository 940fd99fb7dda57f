"use client";

import { useTranslations } from "next-intl";
import { toAccountName } from "../../../attendance/account-name.ts";
import { findNobody } from "./audit-page.ts";

/** Who did something: an account or key by its name, others by what they are. */
export function ActorName({ actor }: { readonly actor: string }) {
  const t = useTranslations("audit");
  const nobody = findNobody(actor);
  return nobody ? t(`actors.${nobody}`) : <bdi>{toAccountName(actor)}</bdi>;
}
