"use client";

import { UpdateDeviceDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { noteKept } from "../../../../typing/unsent.ts";
import { ReaderRefusal } from "../reader-refusal.tsx";
import type { SettingsProps } from "./reader.ts";
import { SettingsFields } from "./settings-fields.tsx";
import {
  listSettingsFaults,
  type SettingsDraft,
  toRefusedField,
  toSettingsDraft,
  toUpdateInput,
} from "./settings-draft.ts";

/** How a reader that was added here is called and reached. It is visited anew with what is changed. */
export function SettingsForm({ reader, onDone }: SettingsProps) {
  const t = useTranslations("reader.settings");
  const { deed, draft, faults, refused, isTyped, isSaved, put, save } = useSettings({ reader, onDone });
  return (
    <form
      className="card grid gap-4 p-4"
      data-testid="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 className="font-semibold">{t("title")}</h2>
      <SettingsFields draft={draft} faults={faults} refused={refused} put={put} />
      <p>
        <button type="submit" className="button button-primary" disabled={!isTyped || deed.isBusy} data-testid="save">
          {t("save")}
        </button>
      </p>
      {isSaved ? (
        <output className="text-sm" data-testid="saved">
          {t("saved")}
        </output>
      ) : null}
      <ReaderRefusal fault={deed.fault} />
    </form>
  );
}

/** What was entered counts here, also of a reader that was found elsewhere since. */
function toEntered(reader: SettingsProps["reader"]): SettingsProps["reader"] {
  return { ...reader, address: reader.foundAddress?.enteredAddress ?? reader.address };
}

function useSettings({ reader, onDone }: SettingsProps) {
  const deed = useDeed();
  const [before, setBefore] = useState(() => toSettingsDraft(toEntered(reader))); // what others change meanwhile is not taken back
  const [draft, setDraft] = useState(before);
  const [isSent, setSent] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const input = toUpdateInput(reader.id, before, draft);
  const isTyped = input !== undefined;
  useEffect(() => (isTyped ? noteKept() : undefined), [isTyped]);
  const put = (change: Partial<SettingsDraft>) => {
    setSaved(false);
    deed.forget();
    setDraft({ ...draft, ...change });
  };
  const save = async () => {
    setSent(true);
    if (input === undefined || listSettingsFaults(draft).length > 0) return;
    if ((await deed.run(UpdateDeviceDocument, { input })) === undefined) return;
    const saved = { ...draft, commKey: "" };
    setDraft(saved);
    setBefore(saved);
    setSaved(true);
    onDone();
  };
  const refused = toRefusedField(deed.fault?.details);
  return { deed, draft, refused, faults: isSent ? listSettingsFaults(draft) : [], isTyped, isSaved, put, save };
}
