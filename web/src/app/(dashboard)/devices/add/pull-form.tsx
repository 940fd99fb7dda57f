"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Deed } from "../../../../graphql/use-deed.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { PlaceField } from "../../../../ui/place-field.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { Field, TextField } from "../text-field.tsx";
import { MenuTable } from "./menu-table.tsx";
import { type DraftFault, listFaults, type ReaderDraft, toDraftId } from "./reader-draft.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  readonly draft: ReaderDraft;
  readonly deed: Deed;
  readonly onChange: (draft: ReaderDraft) => void;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
}

/** Where a reader is reached, and how it is called; what is not right yet is said once it is sent. */
export function PullForm({ places, draft, deed, onChange, onSubmit, onBack }: Props) {
  const t = useTranslations("addReader");
  const [isSent, setSent] = useState(false);
  const faults = isSent ? listFaults(draft) : [];
  const put = (change: Partial<ReaderDraft>) => onChange({ ...draft, ...change });
  const field = (name: DraftFault, value: string) => ({
    name,
    value,
    words: t(`field.${name}`),
    about: t(faults.includes(name) ? `wrong.${name}` : `about.${name}`),
    isWrong: faults.includes(name),
    onChange: (text: string) => put({ [name]: text }),
  });
  return (
    <>
      <MenuTable kind="pull" />
      <form
        className="card grid gap-4 p-4"
        data-testid="pull-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setSent(true);
          if (listFaults(draft).length === 0) onSubmit();
        }}
      >
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field words={t("field.place")}>
            <PlaceField places={places} value={draft.placeId} onChange={(placeId) => put({ placeId })} />
          </Field>
          <TextField {...field("name", draft.name)} />
          <TextField isLatin {...field("host", draft.host)} />
          <TextField isLatin isNumber {...field("port", draft.port)} />
          <TextField isLatin isNumber {...field("commKey", draft.commKey)} />
          <TextField isLatin {...field("id", toDraftId(draft))} />
        </div>
        <UdpChoice isUdp={draft.transport === "UDP"} onChange={(isUdp) => put({ transport: isUdp ? "UDP" : "TCP" })} />
        <ReaderRefusal fault={deed.fault} />
        <p className="flex flex-wrap gap-2">
          <button type="submit" className="button button-primary" disabled={deed.isBusy} data-testid="probe">
            {t("probe")}
          </button>
          <button type="button" className="button" onClick={onBack}>
            {t("back")}
          </button>
        </p>
      </form>
    </>
  );
}

interface UdpProps {
  readonly isUdp: boolean;
  readonly onChange: (isUdp: boolean) => void;
}

function UdpChoice({ isUdp, onChange }: UdpProps) {
  const t = useTranslations("addReader");
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        checked={isUdp}
        data-testid="udp"
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {t("field.udp")}
        <span className="block text-xs text-muted">{t("about.udp")}</span>
      </span>
    </label>
  );
}
