"use client";

import { type JobFactsFragment, PutUserDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { Field, TextField } from "../text-field.tsx";
import type { Reader } from "../reader/reader.ts";
import { EMPTY_PERSON, listPersonFaults, type PersonDraft, type PersonFault, toPutInput } from "./person-draft.ts";

const PRIVILEGES = ["USER", "ENROLLER", "MANAGER", "ADMINISTRATOR"] as const;

interface Props {
  readonly reader: Reader;
  /** Of the one who is to be changed; undefined for somebody new. */
  readonly pin: string | undefined;
  readonly onStarted: (job: JobFactsFragment) => void;
}

/** Enrols somebody on a reader, or changes it: what is left empty stays as the reader has it. */
export function PersonForm({ reader, pin, onStarted }: Props) {
  const t = useTranslations("readerPeople");
  const deed = useDeed();
  const [draft, setDraft] = useState<PersonDraft>({ ...EMPTY_PERSON, pin: pin ?? "" });
  const [isSent, setSent] = useState(false);
  const faults = isSent ? listPersonFaults(draft) : [];
  const put = (change: Partial<PersonDraft>) => setDraft({ ...draft, ...change });
  const field = (name: PersonFault) => ({
    ...{ name, words: t(`field.${name}`), value: draft[name], isWrong: faults.includes(name) },
    about: t(faults.includes(name) ? `wrong.${name}` : `aboutField.${name}`),
    onChange: (text: string) => put({ [name]: text }),
  });
  const send = async () => {
    setSent(true);
    if (listPersonFaults(draft).length > 0) return;
    const job = (await deed.run(PutUserDocument, { input: toPutInput(reader.id, draft) }))?.putUser?.job;
    if (job) onStarted(job);
  };
  return (
    <form
      className="card grid gap-4 p-4"
      data-testid="person-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField {...field("pin")} isLatin />
        <TextField {...field("name")} />
        <Field words={t("field.privilege")}>
          <select
            name="privilege"
            className="field"
            value={draft.privilege}
            onChange={({ target }) => put({ privilege: PRIVILEGES.find((one) => one === target.value) ?? "" })}
          >
            <option value="">{t("asItIs")}</option>
            {PRIVILEGES.map((one) => (
              <option key={one} value={one}>
                {t(`privilege.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <TextField {...field("cardNumber")} isLatin isNumber />
      </div>
      <p>
        <button type="submit" className="button button-primary" disabled={deed.isBusy} data-testid="person-send">
          {t("send")}
        </button>
      </p>
      <ReaderRefusal fault={deed.fault} />
    </form>
  );
}
