"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { KnownPlace } from "../../../lib/places.ts";
import { PlaceChips } from "../../../ui/place-chips.tsx";
import { RoleField } from "../../../ui/role-field.tsx";
import { ACCOUNT_ROLES, type AccountDraft, changesReaders } from "./account-draft.ts";
import { WritesField } from "./writes-field.tsx";

interface Props {
  readonly draft: AccountDraft;
  readonly places: readonly KnownPlace[];
  /** A username is for good: it is typed once. */
  readonly isNew: boolean;
  readonly onChange: (draft: AccountDraft) => void;
}

/** What an account is called, what it may do, and where. */
export function AccountFields({ draft, places, isNew, onChange }: Props) {
  const t = useTranslations("access");
  const roles = ACCOUNT_ROLES.some((role) => role === draft.role) ? ACCOUNT_ROLES : [draft.role, ...ACCOUNT_ROLES];
  return (
    <>
      <div className="flex flex-wrap items-end gap-4">
        {isNew ? (
          <TextField
            name={t("username")}
            testId="account-username"
            value={draft.username}
            onChange={(username) => onChange({ ...draft, username })}
          />
        ) : null}
        <TextField
          name={t("name")}
          testId="account-name"
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <RoleField
          name={t("role")}
          testId="account-role"
          roles={roles}
          value={draft.role}
          onChange={(role) => onChange({ ...draft, role })}
        />
        {changesReaders(draft.role) ? (
          <WritesField value={draft.deviceWrites} onChange={(deviceWrites) => onChange({ ...draft, deviceWrites })} />
        ) : null}
      </div>
      <PlaceChips
        legend={t("places")}
        everyPlace={t("everyPlace")}
        places={places}
        chosen={draft.placeIds}
        onChange={(placeIds) => onChange({ ...draft, placeIds })}
      />
    </>
  );
}

interface TextProps {
  readonly name: string;
  readonly testId: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function TextField({ name, testId, value, onChange }: TextProps) {
  const id = useId();
  return (
    <span className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {name}
      </label>
      <input
        id={id}
        dir="auto"
        autoComplete="off"
        autoCapitalize="none"
        className="field min-h-8 w-52 max-w-full py-1"
        maxLength={64}
        data-testid={testId}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}
