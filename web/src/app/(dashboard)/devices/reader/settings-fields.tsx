"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, TextField } from "../text-field.tsx";
import type { SettingsDraft, SettingsFault } from "./settings-draft.ts";

const TRANSPORTS = ["TCP", "UDP"] as const;
const MODES = ["LIVE", "POLL"] as const;

interface Props {
  readonly draft: SettingsDraft;
  /** What is wrong as it is typed. */
  readonly faults: readonly SettingsFault[];
  /** What the place refused. */
  readonly refused: SettingsFault | undefined;
  readonly put: (change: Partial<SettingsDraft>) => void;
}

/** What can be changed of a reader, each with what belongs into it or what is wrong with it. */
export function SettingsFields({ draft, faults, refused, put }: Props) {
  const t = useTranslations("reader.settings");
  const tAdd = useTranslations("addReader");
  const field = (name: SettingsFault, words: string, about: string, wrong: string) => ({
    ...{ name, words, value: draft[name] },
    about: faults.includes(name) ? wrong : refused === name ? t("refusedHere") : about,
    isWrong: faults.includes(name) || refused === name,
    onChange: (text: string) => put({ [name]: text }),
  });
  const known = (name: Exclude<SettingsFault, "pollSeconds">, about = tAdd(`about.${name}`)) =>
    field(name, tAdd(`field.${name}`), about, tAdd(`wrong.${name}`));
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <TextField {...known("name", t("aboutName"))} />
      <TextField {...known("host")} isLatin />
      <TextField {...known("port")} isLatin isNumber />
      <TextField {...known("commKey", t("aboutKey"))} isLatin isNumber />
      <Choice
        name="transport"
        words={t("transport")}
        about={t("aboutTransport")}
        choices={TRANSPORTS}
        value={draft.transport}
        toWords={(one) => one}
        onChange={(transport) => put({ transport })}
      />
      <Choice
        name="mode"
        words={t("mode")}
        about={t("aboutMode")}
        choices={MODES}
        value={draft.mode}
        toWords={(one) => t(`modes.${one}`)}
        onChange={(mode) => put({ mode })}
      />
      {draft.mode === "POLL" ? (
        <TextField {...field("pollSeconds", t("pollSeconds"), t("aboutPoll"), t("wrongPoll"))} isLatin isNumber />
      ) : null}
    </div>
  );
}

interface ChoiceProps<TChoice extends string> {
  readonly name: string;
  readonly words: string;
  readonly about: string;
  readonly choices: readonly TChoice[];
  /** Empty, where the place does not say what it is, leaves it as it is. */
  readonly value: TChoice | "";
  readonly toWords: (choice: TChoice) => string;
  readonly onChange: (choice: TChoice | "") => void;
}

function Choice<TChoice extends string>(props: ChoiceProps<TChoice>) {
  const { name, words, about, choices, value, toWords, onChange } = props;
  const t = useTranslations("reader.settings");
  const [wasUntold] = useState(value === "");
  return (
    <Field words={words}>
      <select
        name={name}
        className="field"
        aria-describedby={`about-${name}`}
        value={value}
        onChange={({ target }) => onChange(choices.find((one) => one === target.value) ?? "")}
      >
        {wasUntold ? <option value="">{t("asItIs")}</option> : null}
        {choices.map((one) => (
          <option key={one} value={one}>
            {toWords(one)}
          </option>
        ))}
      </select>
      <span id={`about-${name}`} className="text-xs text-muted">
        {about}
      </span>
    </Field>
  );
}
