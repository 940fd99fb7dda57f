"use client";

import { CreateApiKeyDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { localZone } from "../../../lib/format.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import type { DateText } from "../../../lib/zone.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { FormFoot } from "../../../ui/form-foot.tsx";
import { PlaceChips } from "../../../ui/place-chips.tsx";
import { RoleField } from "../../../ui/role-field.tsx";
import { findKeyFault, KEY_ROLES, type KeyDraft, toKeyInput, toNewKey } from "./key-draft.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  readonly today: DateText;
  readonly onMade: (secret: string, role: KeyDraft["role"]) => void;
  readonly onClose: () => void;
}

/** What a new key is called, what it may do, where, and until when. */
export function KeyForm({ places, today, onMade, onClose }: Props) {
  const t = useTranslations("apiKeys");
  const [draft, setDraft] = useState(() => toNewKey(today));
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const fault = findKeyFault(draft, today);
  const make = async () => {
    setTried(true);
    const input = toKeyInput(draft, today, localZone());
    const made = input && (await deed.run(CreateApiKeyDocument, { input }))?.createApiKey;
    if (made) onMade(made.secret, draft.role);
  };
  return (
    <form
      className="card grid gap-4 p-4 text-sm"
      data-testid="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <FactFields draft={draft} onChange={setDraft} />
      <PlaceChips
        legend={t("places")}
        everyPlace={t("everyPlace")}
        places={places}
        chosen={draft.placeIds}
        onChange={(placeIds) => setDraft({ ...draft, placeIds })}
      />
      <FormFoot
        name="key"
        fault={isTried && fault ? { code: fault, words: t(`fault.${fault}`) } : undefined}
        deed={deed}
        doWords={t("make")}
        onClose={onClose}
      />
    </form>
  );
}

interface FieldsProps {
  readonly draft: KeyDraft;
  readonly onChange: (draft: KeyDraft) => void;
}

function FactFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("apiKeys");
  const id = useId();
  return (
    <div className="flex flex-wrap items-end gap-4">
      <span className="grid min-w-0 gap-1">
        <label htmlFor={id} className="text-xs text-muted">
          {t("name")}
        </label>
        <input
          id={id}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          className="field min-h-8 w-56 max-w-full py-1"
          placeholder="payroll"
          maxLength={64}
          data-testid="key-name"
          value={draft.name}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
      </span>
      <RoleField
        name={t("role")}
        testId="key-role"
        roles={KEY_ROLES}
        value={draft.role}
        onChange={(role) => onChange({ ...draft, role })}
      />
      <span className="grid gap-1">
        <span aria-hidden className="text-xs text-muted">
          {t("until")}
        </span>
        <DateBox
          name={t("until")}
          testId="key-until"
          value={draft.until}
          onChange={(until) => onChange({ ...draft, until })}
        />
      </span>
    </div>
  );
}
