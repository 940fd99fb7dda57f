"use client";

import { useTranslations } from "next-intl";
import { type InputHTMLAttributes, useId } from "react";

/** What a shift is called while it is typed. */
export interface NamesDraft {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly letter: string;
}

interface Props {
  readonly draft: NamesDraft;
  /** The id of a shift never changes. */
  readonly isNew: boolean;
  readonly onChange: (draft: NamesDraft) => void;
}

/** What a shift is called, and how it looks in a sheet. */
export function ShiftNames({ draft, isNew, onChange }: Props) {
  const t = useTranslations("shifts");
  const { id, name, colour, letter } = draft;
  const rename = (text: string) => onChange({ ...draft, name: text, id: isNew && id === toId(name) ? toId(text) : id });
  return (
    <div className="flex flex-wrap gap-3">
      <Field
        label={t("name")}
        className="field min-h-8 w-56 max-w-full py-1"
        dir="auto"
        maxLength={100}
        value={name}
        onText={rename}
      />
      {isNew ? (
        <Field
          label={t("id")}
          className="field min-h-8 w-40 py-1"
          dir="ltr"
          maxLength={40}
          pattern="[a-z0-9][a-z0-9\-]*"
          title={t("idRule")}
          value={id}
          onText={(text) => onChange({ ...draft, id: text })}
        />
      ) : null}
      <Field
        label={t("letter")}
        className="field min-h-8 w-16 py-1 text-center"
        dir="auto"
        maxLength={2}
        value={letter}
        onText={(text) => onChange({ ...draft, letter: text })}
      />
      <Field
        label={t("colour")}
        type="color"
        className="h-8 w-12 cursor-pointer rounded-lg border border-line-strong bg-surface p-0.5"
        value={colour}
        onText={(text) => onChange({ ...draft, colour: text })}
      />
    </div>
  );
}

/** An id that says what the name says, as far as it has Latin letters. */
function toId(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 40);
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly onText: (text: string) => void;
}

function Field({ label, onText, ...input }: FieldProps) {
  const id = useId();
  return (
    <span className="grid gap-1 text-xs text-muted">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} required onChange={({ target }) => onText(target.value)} />
    </span>
  );
}
