"use client";

import { CreateAccountDocument, UpdateAccountDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { FormFoot } from "../../../ui/form-foot.tsx";
import {
  findAccountFault,
  type KnownAccount,
  NEW_ACCOUNT,
  toAccountDraft,
  toCreateInput,
  toUpdateInput,
} from "./account-draft.ts";
import { AccountFields } from "./account-fields.tsx";

interface Props {
  /** Absent: a new one. */
  readonly account?: KnownAccount;
  readonly places: readonly KnownPlace[];
  /** A new account comes with the link by which its owner sets a password. */
  readonly onDone: (link: string | undefined) => void;
  readonly onClose: () => void;
}

/** An account that is made, or changed. */
export function AccountForm({ account, places, onDone, onClose }: Props) {
  const t = useTranslations("access");
  const [draft, setDraft] = useState(() => (account ? toAccountDraft(account) : NEW_ACCOUNT));
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const fault = findAccountFault(draft);
  const save = async () => {
    setTried(true);
    if (account) {
      const input = toUpdateInput(account, draft);
      if (input && (await deed.run(UpdateAccountDocument, { input }))) onDone(undefined);
      return;
    }
    const input = toCreateInput(draft);
    const made = input && (await deed.run(CreateAccountDocument, { input }))?.createAccount;
    if (made) onDone(made.passwordLink.url);
  };
  return (
    <form
      className="card grid gap-4 p-4 text-sm"
      data-testid="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <AccountFields draft={draft} places={places} isNew={account === undefined} onChange={setDraft} />
      {account ? <p className="text-xs text-muted">{t("endsSessions")}</p> : null}
      <FormFoot
        name="account"
        fault={isTried && fault ? { code: fault, words: t(`fault.${fault}`) } : undefined}
        deed={deed}
        doWords={t(account ? "save" : "make")}
        onClose={onClose}
      />
    </form>
  );
}
