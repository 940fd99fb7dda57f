"use client";

import { AddAbsenceDocument, type AddAbsenceInput } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type Deed, useDeed } from "../../graphql/use-deed.ts";
import { useReread } from "../../graphql/use-reread.ts";
import { toFormats } from "../../lib/format.ts";
import { toPersonName } from "../person-name.ts";
import { toKindName } from "./absence-kind-tag.tsx";

/** Absences that are added one by one. */
export interface AddedAbsences {
  readonly deed: Deed;
  /** What became of the last one, in words. */
  readonly said: string | undefined;
  /** @returns whether it was added */
  readonly add: (input: AddAbsenceInput) => Promise<boolean>;
  /** Takes the words of the last one away: another one is being written. */
  readonly forget: () => void;
}

/** Adds absences one by one. */
export function useAddAbsence(): AddedAbsences {
  const t = useTranslations("absences");
  const locale = useLocale();
  const { date } = toFormats(locale);
  const deed = useDeed();
  const reread = useReread();
  const [said, setSaid] = useState<string>();
  const add = async (input: AddAbsenceInput) => {
    setSaid(undefined);
    const payload = (await deed.run(AddAbsenceDocument, { input }))?.addAbsence;
    if (!payload) return false;
    const { conflict } = payload;
    if (conflict) {
      const kind = conflict.kind ? toKindName(conflict.kind, locale) : "";
      const name = toPersonName(conflict.person, locale);
      setSaid(t("conflict", { name, kind, from: date(conflict.from), to: date(conflict.to) }));
      return false;
    }
    setSaid(t("added"));
    reread();
    return true;
  };
  const forget = () => {
    setSaid(undefined);
    deed.forget();
  };
  return { deed, said, add, forget };
}
