"use client";

import {
  type AbsenceKindInput,
  type AbsenceKindsQuery,
  AbsenceKindsDocument,
  RemoveAbsenceKindDocument,
  SaveAbsenceKindDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AbsenceKindTag } from "../../../attendance/absences/absence-kind-tag.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import { useReread } from "../../../graphql/use-reread.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { KindFields } from "./kind-fields.tsx";

type Kind = NonNullable<AbsenceKindsQuery["absenceKinds"]>[number];

const NEW_KIND: AbsenceKindInput = { id: "", name: "", arabicName: "", colour: "#2563eb", letter: "", paid: null };

/** The reasons to be away, with their colours and letters, to be changed by those who may. */
export function KindPanel() {
  const t = useTranslations("absenceKinds");
  const { data, error } = useQuery(AbsenceKindsDocument);
  const [edited, setEdited] = useState<AbsenceKindInput>();
  const kinds = data?.absenceKinds;
  return (
    <details className="card mb-4 p-4" data-testid="absence-kinds">
      <summary className="text-sm font-medium">{t("title")}</summary>
      {error && !kinds ? <p className="mt-2 text-sm text-warn">{t("notRead")}</p> : null}
      <ul className="mt-2 divide-y divide-line text-sm">
        {kinds?.map((kind) => (
          <KindItem key={kind.id} kind={kind} onEdit={() => setEdited(toInput(kind))} />
        ))}
      </ul>
      {edited ? (
        <KindForm key={edited.id} kind={edited} onClose={() => setEdited(undefined)} />
      ) : (
        <button type="button" className="button mt-2 min-h-8 py-1" onClick={() => setEdited(NEW_KIND)}>
          {t("add")}
        </button>
      )}
    </details>
  );
}

function toInput({ id, name, arabicName, colour, letter, paid }: Kind): AbsenceKindInput {
  return { id, name, arabicName, colour, letter, paid };
}

interface ItemProps {
  readonly kind: Kind;
  readonly onEdit: () => void;
}

function KindItem({ kind, onEdit }: ItemProps) {
  const t = useTranslations("absenceKinds");
  const deed = useDeed();
  const reread = useReread();
  const remove = async () => {
    if (await deed.run(RemoveAbsenceKindDocument, { input: { id: kind.id } })) reread();
  };
  const paid = kind.paid === null ? "unsaid" : kind.paid ? "paid" : "unpaid";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2" data-kind={kind.id}>
      <span className="min-w-44">
        <AbsenceKindTag kind={kind} />
      </span>
      <bdi className="tag bg-sunken text-ink">{kind.letter}</bdi>
      <bdi dir="ltr" className="text-muted">
        {kind.id}
      </bdi>
      <span className="grow text-muted">{t(paid)}</span>
      <button type="button" className="button min-h-8 py-1" data-testid="kind-edit" onClick={onEdit}>
        {t("edit")}
      </button>
      <button type="button" className="button min-h-8 py-1" disabled={deed.isBusy} onClick={() => void remove()}>
        {t("remove")}
      </button>
      <DeedFault fault={deed.fault} />
    </li>
  );
}

interface FormProps {
  readonly kind: AbsenceKindInput;
  readonly onClose: () => void;
}

function KindForm({ kind, onClose }: FormProps) {
  const t = useTranslations("absenceKinds");
  const tDeed = useTranslations("deed");
  const deed = useDeed();
  const reread = useReread();
  const [input, setInput] = useState(kind);
  const save = async () => {
    const { arabicName, ...rest } = input;
    const named = { ...rest, ...(arabicName ? { arabicName } : {}) };
    if (!(await deed.run(SaveAbsenceKindDocument, { input: named }))) return;
    reread();
    onClose();
  };
  return (
    <form
      className="mt-2 grid gap-2 rounded-lg border border-line p-3"
      data-testid="kind-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <KindFields kind={input} isKnown={kind.id !== ""} onChange={(next) => setInput({ ...input, ...next })} />
      <DeedFault fault={deed.fault} />
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary min-h-8 py-1" disabled={deed.isBusy}>
          {t("save")}
        </button>
        <button type="button" className="button min-h-8 py-1" onClick={onClose}>
          {tDeed("cancel")}
        </button>
      </p>
    </form>
  );
}
