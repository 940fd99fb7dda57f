"use client";

import {
  type AccountFactsFragment,
  EndDeviceWritesDocument,
  GrantDeviceWritesDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toAccountName } from "../../../attendance/account-name.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { FormFoot } from "../../../ui/form-foot.tsx";
import { findGrantFault, type GrantDraft, NEW_GRANT, toGrantInput } from "./grant-draft.ts";

interface Props {
  readonly account: Pick<AccountFactsFragment, "id" | "deviceWriteGrant">;
  readonly onChanged: () => void;
}

/** What an account that changes readers for a time has of that right: until when, why and by whom; it is given and ended here. */
export function WriteGrant({ account, onChanged }: Props) {
  const t = useTranslations("deviceWrites");
  const { full } = toFormats(useLocale());
  const { accountId } = useFrame();
  const [isGiving, setGiving] = useState(false);
  const { id, deviceWriteGrant: grant } = account;
  const isActive = grant?.isActive === true;
  const given = () => {
    setGiving(false);
    onChanged();
  };
  const giveWords = t(isActive ? "giveAnew" : "give");
  return (
    <section className="grid gap-2 rounded border border-line p-3" aria-label={t("title")} data-testid="write-grant">
      <p data-testid="write-grant-state" data-active={isActive}>
        {grant ? (
          <>
            {t(isActive ? "endsAt" : "endedAt", { time: full(grant.until, localZone()) })}{" "}
            {t.rich("by", { who: toAccountName(grant.grantedBy), why: () => <bdi>{grant.reason}</bdi> })}
          </>
        ) : (
          t("never")
        )}
      </p>
      <p className="flex flex-wrap gap-2">
        {id === accountId ? (
          <span className="text-muted">{t("byAnother")}</span>
        ) : (
          <button
            type="button"
            className="button min-h-8 py-1"
            aria-expanded={isGiving}
            data-testid="write-grant-give"
            onClick={() => setGiving(!isGiving)}
          >
            {giveWords}
          </button>
        )}
      </p>
      {isActive ? <EndGrant id={id} onDone={onChanged} /> : null}
      {isGiving ? <GrantForm id={id} onDone={given} onClose={() => setGiving(false)} /> : null}
    </section>
  );
}

function EndGrant({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTranslations("deviceWrites");
  const deed = useDeed();
  const end = async () => {
    if (await deed.run(EndDeviceWritesDocument, { input: { id } })) onDone();
  };
  return (
    <div className="grid gap-1">
      <button
        type="button"
        className="button min-h-8 justify-self-start py-1"
        disabled={deed.isBusy}
        data-testid="write-grant-end"
        onClick={() => void end()}
      >
        {t("end")}
      </button>
      <DeedFault fault={deed.fault} />
    </div>
  );
}

interface FormProps {
  readonly id: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** For how long, and why. */
function GrantForm({ id, onDone, onClose }: FormProps) {
  const t = useTranslations("deviceWrites");
  const [draft, setDraft] = useState(NEW_GRANT);
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const fault = findGrantFault(draft);
  const give = async () => {
    setTried(true);
    const input = toGrantInput(id, draft);
    if (input && (await deed.run(GrantDeviceWritesDocument, { input }))) onDone();
  };
  return (
    <form
      noValidate
      className="grid gap-3"
      data-testid="write-grant-form"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <GrantFields draft={draft} onChange={setDraft} />
      <FormFoot
        name="write-grant"
        fault={isTried && fault ? { code: fault, words: t(`fault.${fault}`) } : undefined}
        deed={deed}
        doWords={t("give")}
        onClose={onClose}
      />
    </form>
  );
}

interface FieldsProps {
  readonly draft: GrantDraft;
  readonly onChange: (draft: GrantDraft) => void;
}

function GrantFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("deviceWrites");
  return (
    <div className="flex flex-wrap gap-3">
      <label className="grid gap-1 text-xs text-muted">
        {t("minutes")}
        <input
          type="number"
          min={5}
          max={480}
          step={1}
          inputMode="numeric"
          className="field min-h-8 w-28 py-1"
          value={draft.minutes}
          onChange={({ target }) => onChange({ ...draft, minutes: target.value })}
        />
      </label>
      <label className="grid grow basis-64 gap-1 text-xs text-muted">
        {t("reason")}
        <input
          type="text"
          dir="auto"
          maxLength={200}
          className="field min-h-8 py-1"
          value={draft.reason}
          onChange={({ target }) => onChange({ ...draft, reason: target.value })}
        />
      </label>
    </div>
  );
}
