"use client";

import { useTranslations } from "next-intl";
import { Field } from "../text-field.tsx";
import type { PersonDraft } from "./person-draft.ts";

const PRIVILEGES = ["USER", "ENROLLER", "MANAGER", "ADMINISTRATOR"] as const;

interface Props {
  readonly chosen: PersonDraft["privilege"];
  readonly onChoose: (privilege: PersonDraft["privilege"]) => void;
}

/** What somebody may do at the menu of a reader; nothing chosen leaves it as it is. */
export function PrivilegeField({ chosen, onChoose }: Props) {
  const t = useTranslations("readerPeople");
  return (
    <Field words={t("field.privilege")}>
      <select
        name="privilege"
        className="field"
        value={chosen}
        onChange={({ target }) => onChoose(PRIVILEGES.find((one) => one === target.value) ?? "")}
      >
        <option value="">{t("asItIs")}</option>
        {PRIVILEGES.map((one) => (
          <option key={one} value={one}>
            {t(`privilege.${one}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}
