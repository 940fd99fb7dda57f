"use client";

import { CreateReceiverDocument, type DayStatus, type WebhookFormat } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { FormFoot } from "../../../ui/form-foot.tsx";
import { PlaceChips } from "../../../ui/place-chips.tsx";
import {
  findReceiverFault,
  NEW_RECEIVER,
  RECEIVER_FORMATS,
  type ReceiverDraft,
  TOLD_STATUSES,
  toReceiverInput,
} from "./receiver-draft.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  /** The secret by which a program knows our messages. */
  readonly onMade: (made: { readonly format: WebhookFormat; readonly secret: string }) => void;
  readonly onClose: () => void;
}

/** Who is told, by what way, and of which places. */
export function ReceiverForm({ places, onMade, onClose }: Props) {
  const t = useTranslations("alerts.receivers");
  const [draft, setDraft] = useState(NEW_RECEIVER);
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const fault = findReceiverFault(draft);
  const make = async () => {
    setTried(true);
    const input = toReceiverInput(draft);
    const made = input && (await deed.run(CreateReceiverDocument, { input }))?.createWebhook;
    if (made) onMade({ format: draft.format, secret: made.secret });
  };
  return (
    <form
      className="grid gap-3 rounded-lg border border-line-strong p-3 text-sm"
      data-testid="receiver-form"
      noValidate
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
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          data-testid="receiver-digests"
          checked={draft.hasDigests}
          onChange={({ target }) => setDraft({ ...draft, hasDigests: target.checked })}
        />
        {t("digests")}
      </label>
      {draft.format === "STANDARD" ? <DayFields draft={draft} onChange={setDraft} /> : null}
      <FormFoot
        name="receiver"
        fault={isTried && fault ? { code: fault, words: t(`fault.${fault}`) } : undefined}
        deed={deed}
        doWords={t("make")}
        onClose={onClose}
      />
    </form>
  );
}

interface FieldsProps {
  readonly draft: ReceiverDraft;
  readonly onChange: (draft: ReceiverDraft) => void;
}

function FactFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("alerts.receivers");
  const id = useId();
  const isEmail = draft.format === "EMAIL";
  return (
    <div className="flex flex-wrap items-end gap-4">
      <label className="grid min-w-0 gap-1">
        <span className="text-xs text-muted">{t("name")}</span>
        <input
          autoComplete="off"
          className="field min-h-8 w-48 max-w-full py-1"
          maxLength={64}
          data-testid="receiver-name"
          value={draft.name}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
      </label>
      <FormatField draft={draft} onChange={onChange} />
      <span className="grid min-w-0 grow basis-72 gap-1">
        <label htmlFor={id} className="text-xs text-muted">
          {t(isEmail ? "address" : "url")}
        </label>
        <input
          id={id}
          dir="ltr"
          type={isEmail ? "email" : "url"}
          autoComplete="off"
          className="field min-h-8 w-full max-w-md py-1"
          placeholder={isEmail ? "hr@example.org" : "https://"}
          maxLength={2_000}
          data-testid="receiver-to"
          value={draft.to}
          onChange={({ target }) => onChange({ ...draft, to: target.value })}
        />
      </span>
    </div>
  );
}

/** Days that change, for a program alone: people would be named by their ids. */
function DayFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("alerts.receivers");
  const { hasDays, statuses } = draft;
  const toggle = (status: DayStatus) => {
    const others = statuses.filter((own) => own !== status);
    onChange({ ...draft, statuses: others.length < statuses.length ? others : [...statuses, status] });
  };
  return (
    <fieldset className="grid gap-2">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          data-testid="receiver-days"
          checked={hasDays}
          onChange={({ target }) => onChange({ ...draft, hasDays: target.checked })}
        />
        {t("days")}
      </label>
      {hasDays ? (
        <fieldset className="flex flex-wrap items-center gap-1.5">
          <legend className="mb-1 text-xs text-muted">{t("statuses")}</legend>
          <button
            type="button"
            className="chip"
            aria-pressed={statuses.length === 0}
            onClick={() => onChange({ ...draft, statuses: [] })}
          >
            {t("everyStatus")}
          </button>
          {TOLD_STATUSES.map((status) => (
            <button
              key={status}
              type="button"
              className="chip"
              aria-pressed={statuses.includes(status)}
              data-testid={`receiver-status-${status}`}
              onClick={() => toggle(status)}
            >
              {t(`status.${status}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
    </fieldset>
  );
}

function FormatField({ draft, onChange }: FieldsProps) {
  const t = useTranslations("alerts.receivers");
  return (
    <label className="grid min-w-0 gap-1">
      <span className="text-xs text-muted">{t("way")}</span>
      <select
        className="field min-h-8 max-w-full py-1"
        data-testid="receiver-format"
        value={draft.format}
        onChange={({ target }) => {
          const format = RECEIVER_FORMATS.find((known) => known === target.value);
          onChange({ ...draft, format: format ?? draft.format });
        }}
      >
        {RECEIVER_FORMATS.map((format) => (
          <option key={format} value={format}>
            {t(`format.${format}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
