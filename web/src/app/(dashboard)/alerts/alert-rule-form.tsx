"use client";

import { type AlertRuleFactsFragment, SetAlertRuleDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { FormFoot } from "../../../ui/form-foot.tsx";
import {
  type AlertRuleDraft,
  findAlertRuleFault,
  isMeasured,
  toAlertRuleDraft,
  toAlertRuleInput,
} from "./alert-rule-draft.ts";

interface Props {
  readonly rule: AlertRuleFactsFragment;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Whether alerts of a kind are raised, after how long, from which measure on, and whether they are told at any time. */
export function AlertRuleForm({ rule, onDone, onClose }: Props) {
  const t = useTranslations("alerts.rules");
  const [draft, setDraft] = useState(() => toAlertRuleDraft(rule));
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const fault = findAlertRuleFault(draft);
  const save = async () => {
    setTried(true);
    const input = toAlertRuleInput(draft);
    if (input && (await deed.run(SetAlertRuleDocument, { input }))) onDone();
  };
  return (
    <form
      className="grid gap-3 rounded-lg border border-line-strong p-3"
      data-testid="alert-rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <DraftFields draft={draft} onChange={setDraft} />
      {draft.isEnabled ? null : <p className="text-xs text-muted">{t("endsThem")}</p>}
      <FormFoot
        name="alert-rule"
        fault={isTried && fault ? { code: fault, words: t(`fault.${fault}`) } : undefined}
        deed={deed}
        doWords={t("save")}
        onClose={onClose}
      />
    </form>
  );
}

interface DraftProps {
  readonly draft: AlertRuleDraft;
  readonly onChange: (draft: AlertRuleDraft) => void;
}

function DraftFields({ draft, onChange }: DraftProps) {
  const t = useTranslations("alerts.rules");
  return (
    <div className="flex flex-wrap items-end gap-4">
      <CheckField
        label={t("enabled")}
        isChecked={draft.isEnabled}
        onChange={(isEnabled) => onChange({ ...draft, isEnabled })}
      />
      <NumberField label={t("minutes")} value={draft.minutes} onChange={(minutes) => onChange({ ...draft, minutes })} />
      {draft.threshold === null || !isMeasured(draft.kind) ? null : (
        <NumberField
          label={t(`measure.${draft.kind}`)}
          value={draft.threshold}
          onChange={(threshold) => onChange({ ...draft, threshold })}
        />
      )}
      <CheckField
        label={t("urgent")}
        isChecked={draft.isUrgent}
        onChange={(isUrgent) => onChange({ ...draft, isUrgent })}
      />
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

function CheckField({ label, isChecked, onChange }: CheckProps) {
  const id = useId();
  return (
    <span className="flex min-h-8 items-center gap-2">
      <input
        id={id}
        type="checkbox"
        className="size-4 accent-accent"
        checked={isChecked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function NumberField({ label, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <span className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        className="field min-h-8 w-24 py-1 text-center tabular-nums"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}
