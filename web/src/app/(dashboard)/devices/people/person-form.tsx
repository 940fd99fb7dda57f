"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { TextField } from "../text-field.tsx";
import type { Reader } from "../reader/reader.ts";
import { NameCounter } from "./name-counter.tsx";
import type { AskedPeople } from "./people-wish.ts";
import { EMPTY_PERSON, listPersonFaults, type PersonDraft, type PersonFault, toPutInput } from "./person-draft.ts";
import { PrivilegeField } from "./privilege-field.tsx";
import { usePeopleDeed } from "./use-people-deed.ts";

interface Props {
  readonly reader: Reader;
  /** Of the one who is to be changed; undefined for somebody new. */
  readonly pin: string | undefined;
  readonly onStarted: (asked: AskedPeople) => void;
}

/** Enrols somebody on a reader, or changes it: what is left empty stays as the reader has it. */
export function PersonForm({ reader, pin, onStarted }: Props) {
  const t = useTranslations("readerPeople");
  const { deed, ask } = usePeopleDeed(onStarted);
  const { draft, put, toField, check } = usePersonDraft(reader, pin);
  const send = async () => {
    if (check()) await ask({ kind: "PUT", input: toPutInput(reader.id, draft) });
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
        <TextField {...toField("pin")} isLatin />
        <TextField
          {...toField("name")}
          note={<NameCounter name={draft.name.trim()} room={reader.nameField ?? undefined} />}
        />
        <PrivilegeField chosen={draft.privilege} onChoose={(privilege) => put({ privilege })} />
        <TextField {...toField("cardNumber")} isLatin isNumber />
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

/** A person as it is typed; what is wrong with it is said from the first try to send it on. */
function usePersonDraft({ nameField }: Reader, pin: string | undefined) {
  const t = useTranslations("readerPeople");
  const [draft, setDraft] = useState<PersonDraft>({ ...EMPTY_PERSON, pin: pin ?? "" });
  const [isSent, setSent] = useState(false);
  const judge = () => listPersonFaults(draft, nameField ?? undefined);
  const faults = isSent ? judge() : [];
  const put = (change: Partial<PersonDraft>) => setDraft({ ...draft, ...change });
  const toField = (name: PersonFault) => ({
    ...{ name, words: t(`field.${name}`), value: draft[name], isWrong: faults.includes(name) },
    about: t(faults.includes(name) ? `wrong.${name}` : `aboutField.${name}`),
    onChange: (text: string) => put({ [name]: text }),
  });
  const check = () => {
    setSent(true);
    return judge().length === 0;
  };
  return { draft, put, toField, check };
}
