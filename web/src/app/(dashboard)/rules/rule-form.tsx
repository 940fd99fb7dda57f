"use client";

import { SaveWorkRuleDocument, type WorkRuleKind } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { DateBox } from "../../../ui/date-box.tsx";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { findDraftFault, type RuleDraft, toRuleInput } from "./rule-draft.ts";
import { ScopeFields } from "./scope-fields.tsx";
import { RuleTarget } from "./rule-target.tsx";

const MOST_SOURCE_CHARS = 300;

interface Props {
  readonly first: RuleDraft;
  /** Whether it is a version that stands already: then its kind, its target and its dates name it, and stay. */
  readonly isKnown: boolean;
  readonly kinds: readonly WorkRuleKind[];
  readonly places: readonly KnownPlace[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** How much is allowed, for whom, from when on, and who says so. */
export function RuleForm({ first, isKnown, kinds, places, onDone, onClose }: Props) {
  const t = useTranslations("rules");
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const put = (change: Partial<RuleDraft>) => setDraft({ ...draft, ...change });
  const fault = findDraftFault(draft);
  const save = async () => {
    const input = toRuleInput(draft);
    setTried(true);
    if (input && (await deed.run(SaveWorkRuleDocument, { input }))) onDone();
  };
  return (
    <form
      className="grid gap-3 rounded-lg border border-line-strong p-3"
      data-testid="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isKnown ? (
        <KnownKey draft={draft} places={places} />
      ) : (
        <KeyFields draft={draft} kinds={kinds} places={places} onChange={put} />
      )}
      <BoundFields draft={draft} onChange={put} />
      <p className="text-xs text-muted">{t("holdsAtOnce")}</p>
      {isTried && fault ? (
        <p role="alert" className="text-sm text-bad" data-testid="rule-fault" data-fault={fault}>
          {t(`fault.${fault}`)}
        </p>
      ) : null}
      <DeedFault fault={deed.fault} />
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary min-h-8 py-1" disabled={deed.isBusy}>
          {t("save")}
        </button>
        <button type="button" className="button min-h-8 py-1" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

function KnownKey({ draft, places }: { readonly draft: RuleDraft; readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("rules");
  const { kind, scope, scopeId } = draft;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 text-sm">
      <span className="font-medium">{t(`kind.${kind}`)}</span>
      <RuleTarget rule={{ scope, scopeId: scopeId || null }} places={places} />
    </div>
  );
}

interface FieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (change: Partial<RuleDraft>) => void;
}

interface KeyProps extends FieldsProps {
  readonly kinds: readonly WorkRuleKind[];
  readonly places: readonly KnownPlace[];
}

function KeyFields({ draft, kinds, places, onChange }: KeyProps) {
  const t = useTranslations("rules");
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Labelled label={t("kindLabel")}>
        {(id) => (
          <select
            id={id}
            className="field min-h-8 max-w-full py-1"
            data-testid="rule-kind"
            value={draft.kind}
            onChange={({ target }) => onChange({ kind: kinds.find((kind) => kind === target.value) ?? draft.kind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <ScopeFields draft={draft} places={places} onChange={onChange} />
      <span className="flex flex-wrap gap-2">
        <DateBox name={t("from")} testId="rule-from" value={draft.from} onChange={(from) => onChange({ from })} />
        <DateBox name={t("to")} testId="rule-to" value={draft.to} onChange={(to) => onChange({ to })} />
      </span>
    </div>
  );
}

function BoundFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("rules");
  const boxId = useId();
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Labelled label={t("hours")}>
        {(id) => (
          <input
            id={id}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            className="field min-h-8 w-24 py-1 text-center tabular-nums"
            placeholder="2:00"
            disabled={draft.isUnbounded}
            data-testid="rule-hours"
            value={draft.isUnbounded ? "" : draft.hours}
            onChange={({ target }) => onChange({ hours: target.value })}
          />
        )}
      </Labelled>
      <span className="flex min-h-8 items-center gap-2 text-sm">
        <input
          id={boxId}
          type="checkbox"
          className="size-4 accent-accent"
          checked={draft.isUnbounded}
          onChange={({ target }) => onChange({ isUnbounded: target.checked })}
        />
        <label htmlFor={boxId}>{t("unbounded")}</label>
      </span>
      <Labelled label={t("source")} className="grow basis-64">
        {(id) => (
          <input
            id={id}
            dir="auto"
            className="field min-h-8 w-full py-1"
            maxLength={MOST_SOURCE_CHARS}
            placeholder={t("sourceExample")}
            data-testid="rule-source"
            value={draft.source}
            onChange={({ target }) => onChange({ source: target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly className?: string;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, className = "", children }: LabelledProps) {
  const id = useId();
  return (
    <span className={`grid min-w-0 gap-1 text-sm ${className}`}>
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      {children(id)}
    </span>
  );
}
