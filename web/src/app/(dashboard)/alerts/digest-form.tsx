"use client";

import { SetDigestDocument } from "@biometricflow/sdk/generated/graphql";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { FormFoot } from "../../../ui/form-foot.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { parseWallTime } from "./wall-time.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  readonly onDone: () => void;
}

/** The value of the choice that is no place: none has an empty id. */
const ORGANISATION = "";

/** The way to one more digest, or to another hour of one. */
export function DigestForm({ places, onDone }: Props) {
  const t = useTranslations("alerts.digests");
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <button
        type="button"
        className="button min-h-8 justify-self-start py-1"
        data-testid="digest-new"
        onClick={() => setOpen(true)}
      >
        <Plus aria-hidden className="size-4" />
        {t("new")}
      </button>
    );
  const done = () => {
    setOpen(false);
    onDone();
  };
  return <OpenForm places={places} onDone={done} onClose={() => setOpen(false)} />;
}

function OpenForm({ places, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const t = useTranslations("alerts.digests");
  const [placeId, setPlaceId] = useState(places[0]?.id ?? ORGANISATION);
  const [typed, setTyped] = useState("10:00");
  const [isTried, setTried] = useState(false);
  const deed = useDeed();
  const at = parseWallTime(typed);
  const save = async () => {
    setTried(true);
    const input = { placeId: placeId === ORGANISATION ? null : placeId, at };
    if (at !== undefined && (await deed.run(SetDigestDocument, { input }))) onDone();
  };
  return (
    <form
      className="grid gap-3 rounded-lg border border-line-strong p-3 text-sm"
      data-testid="digest-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <select
          className="field min-h-8 max-w-full py-1"
          aria-label={t("place")}
          data-testid="digest-place"
          value={placeId}
          onChange={({ target }) => setPlaceId(target.value)}
        >
          {places.map(({ id }) => (
            <option key={id} value={id}>
              {toPlaceName(places, id)}
            </option>
          ))}
          <option value={ORGANISATION}>{t("organisation")}</option>
        </select>
        <TimeField name={t("at")} testId="digest-at" value={typed} onChange={setTyped} />
      </div>
      <FormFoot
        name="digest"
        fault={isTried && at === undefined ? { code: "at", words: t("fault") } : undefined}
        deed={deed}
        doWords={t("save")}
        onClose={onClose}
      />
    </form>
  );
}
