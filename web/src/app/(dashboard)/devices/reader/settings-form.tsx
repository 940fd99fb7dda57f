"use client";

import { UpdateDeviceDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { noteKept } from "../../../../typing/unsent.ts";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { Field, TextField } from "../text-field.tsx";
import type { SettingsProps } from "./reader.ts";
import {
  listSettingsFaults,
  type SettingsDraft,
  type SettingsFault,
  toSettingsDraft,
  toUpdateInput,
} from "./settings-draft.ts";

const TRANSPORTS = ["TCP", "UDP"] as const;

/** How a reader that was added here is called and reached. It is visited anew with what is changed. */
export function SettingsForm({ reader, onDone }: SettingsProps) {
  const t = useTranslations("reader.settings");
  const { deed, draft, faults, isTyped, isSaved, put, save } = useSettings({ reader, onDone });
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
      <Fields draft={draft} faults={faults} put={put} />
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

function useSettings({ reader, onDone }: SettingsProps) {
  const deed = useDeed();
  const [before, setBefore] = useState(() => toSettingsDraft(reader)); // what others change meanwhile is not taken back
  const [draft, setDraft] = useState(before);
  const [isSent, setSent] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const input = toUpdateInput(reader.id, before, draft);
  const isTyped = input !== undefined;
  useEffect(() => (isTyped ? noteKept() : undefined), [isTyped]);
  const put = (change: Partial<SettingsDraft>) => {
    setSaved(false);
    setDraft({ ...draft, ...change });
  };
  const save = async () => {
    setSent(true);
    if (input === undefined || listSettingsFaults(draft).length > 0) return;
    if ((await deed.run(UpdateDeviceDocument, { input })) === undefined) return;
    const saved = { ...draft, commKey: "", transport: "" } as const;
    setDraft(saved);
    setBefore(saved);
    setSaved(true);
    onDone();
  };
  return { deed, draft, faults: isSent ? listSettingsFaults(draft) : [], isTyped, isSaved, put, save };
}

interface FieldsProps {
  readonly draft: SettingsDraft;
  readonly faults: readonly SettingsFault[];
  readonly put: (change: Partial<SettingsDraft>) => void;
}

function Fields({ draft, faults, put }: FieldsProps) {
  const t = useTranslations("reader.settings");
  const tAdd = useTranslations("addReader");
  const field = (name: SettingsFault, about = tAdd(`about.${name}`)) => ({
    name,
    words: tAdd(`field.${name}`),
    about: faults.includes(name) ? tAdd(`wrong.${name}`) : about,
    value: draft[name],
    isWrong: faults.includes(name),
    onChange: (text: string) => put({ [name]: text }),
  });
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <TextField {...field("name", t("aboutName"))} />
      <TextField {...field("host")} isLatin />
      <TextField {...field("port")} isLatin isNumber />
      <TextField {...field("commKey", t("aboutKey"))} isLatin isNumber />
      <Field words={t("transport")}>
        <select
          className="field"
          value={draft.transport}
          onChange={({ target }) => put({ transport: TRANSPORTS.find((one) => one === target.value) ?? "" })}
        >
          <option value="">{t("asItIs")}</option>
          {TRANSPORTS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
