"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReaderWrites } from "../../../../ui/reader-writes.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import type { Reader } from "../reader/reader.ts";
import { SureButton } from "../reader/sure-button.tsx";
import { CopyForm } from "./copy-form.tsx";
import type { AskedPeople } from "./people-wish.ts";
import { PersonForm } from "./person-form.tsx";
import { usePeopleDeed } from "./use-people-deed.ts";

interface Props {
  readonly reader: Reader;
  /** PINs of those who are chosen in the list. */
  readonly chosen: readonly string[];
  readonly onStarted: (asked: AskedPeople) => void;
}

type Shown = "put" | "copy" | undefined;

/** What can be done with the people of a reader: enrol or change one, copy some or all to other readers, remove one. */
export function PeopleDeeds({ reader, chosen, onStarted }: Props) {
  const t = useTranslations("readerPeople");
  const [shown, setShown] = useState<Shown>();
  const begin = (asked: AskedPeople) => {
    setShown(undefined);
    onStarted(asked);
  };
  const [pin] = chosen;
  return (
    <div className="grid grid-cols-1 gap-3">
      <ReaderWrites>
        <div className="flex flex-wrap items-start gap-2">
          {(["put", "copy"] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-expanded={shown === one}
              data-testid={`people-${one}`}
              onClick={() => setShown(shown === one ? undefined : one)}
            >
              {t(one)}
            </button>
          ))}
          {chosen.length === 1 && pin !== undefined ? (
            <RemovePerson key={pin} reader={reader} pin={pin} onStarted={begin} />
          ) : null}
        </div>
        {shown === "put" ? (
          <PersonForm key={pin} reader={reader} pin={chosen.length === 1 ? pin : undefined} onStarted={begin} />
        ) : null}
        {shown === "copy" ? <CopyForm reader={reader} chosen={chosen} onStarted={begin} /> : null}
      </ReaderWrites>
    </div>
  );
}

interface RemoveProps extends Pick<Props, "reader" | "onStarted"> {
  readonly pin: string;
}

function RemovePerson({ reader, pin, onStarted }: RemoveProps) {
  const t = useTranslations("readerPeople");
  const { deed, ask } = usePeopleDeed(onStarted);
  const input = { placeId: reader.id.split("/")[0] ?? "", deviceIds: [reader.id], pin };
  return (
    <div className="grid gap-2">
      <SureButton
        deed={deed}
        words={t("remove")}
        sureWords={t("removeSure")}
        testId="people-remove"
        onSure={() => void ask({ kind: "REMOVE", input })}
      >
        <p className="max-w-md text-sm">{t("removeAsk", { pin })}</p>
      </SureButton>
      <ReaderRefusal fault={deed.fault} />
    </div>
  );
}
