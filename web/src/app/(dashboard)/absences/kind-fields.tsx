"use client";

import type { AbsenceKindInput } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";

const PAID = { unsaid: null, paid: true, unpaid: false } as const;
const PAID_KEYS = ["unsaid", "paid", "unpaid"] as const;

interface Props {
  readonly kind: AbsenceKindInput;
  /** Whether there is such a kind: its id stays. */
  readonly isKnown: boolean;
  readonly onChange: (next: Partial<AbsenceKindInput>) => void;
}

/** What is said of a kind of absences. */
export function KindFields({ kind, isKnown, onChange }: Props) {
  const t = useTranslations("absenceKinds");
  const { id, name, arabicName, colour, letter } = kind;
  return (
    <div className="flex flex-wrap items-end gap-3 text-sm">
      <TextField name={t("id")} value={id} isFixed={isKnown} onChange={(next) => onChange({ id: next })} />
      <TextField name={t("name")} value={name} onChange={(next) => onChange({ name: next })} />
      <TextField
        name={t("arabicName")}
        value={arabicName ?? ""}
        isOptional
        onChange={(next) => onChange({ arabicName: next })}
      />
      <TextField name={t("letter")} value={letter} onChange={(next) => onChange({ letter: next })} />
      <label className="grid gap-1">
        <span className="text-xs text-muted">{t("colour")}</span>
        <input
          type="color"
          className="field h-9 w-16 p-1"
          data-testid="kind-colour"
          value={colour}
          onChange={({ target }) => onChange({ colour: target.value })}
        />
      </label>
      <PaidField kind={kind} onChange={onChange} />
    </div>
  );
}

function PaidField({ kind, onChange }: Pick<Props, "kind" | "onChange">) {
  const t = useTranslations("absenceKinds");
  const { paid } = kind;
  const chosen = PAID_KEYS.find((key) => PAID[key] === (paid ?? null)) ?? "unsaid";
  return (
    <label className="grid gap-1">
      <span className="text-xs text-muted">{t("paidLabel")}</span>
      <select
        className="field min-h-9 py-1"
        value={chosen}
        onChange={({ target }) => onChange({ paid: PAID[PAID_KEYS.find((key) => key === target.value) ?? "unsaid"] })}
      >
        {PAID_KEYS.map((key) => (
          <option key={key} value={key}>
            {t(key)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextProps {
  readonly name: string;
  readonly value: string;
  readonly isFixed?: boolean;
  readonly isOptional?: boolean;
  readonly onChange: (text: string) => void;
}

function TextField({ name, value, isFixed = false, isOptional = false, onChange }: TextProps) {
  return (
    <label className="grid gap-1">
      <span className="text-xs text-muted">{name}</span>
      <input
        type="text"
        dir="auto"
        className="field w-40 read-only:bg-sunken read-only:text-muted"
        readOnly={isFixed}
        required={!isOptional}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
