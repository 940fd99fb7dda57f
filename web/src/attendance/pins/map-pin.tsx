"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ChosenPerson, PersonPicker } from "../person-picker.tsx";
import { PinPreviewPanel } from "./pin-outcome.tsx";
import { type PinOutcome, usePinChange } from "./use-pin-change.ts";

interface Props {
  readonly pin: string;
  readonly onDone: (done: PinOutcome) => void;
}

/** Gives the punches of a PIN that are nobody's to a person: who is chosen, what would change is shown, then it is done. */
export function MapPin({ pin, onDone }: Props) {
  const t = useTranslations("pins");
  const [person, setPerson] = useState<ChosenPerson>();
  const steps = usePinChange(onDone);
  const choose = (next: ChosenPerson | undefined) => {
    setPerson(next);
    steps.forget();
    if (next) void steps.preview({ kind: "MAP", input: { pin, personId: next.id } });
  };
  return (
    <div className="grid gap-2" data-testid="map-pin">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        {t("whose")} <PersonPicker chosen={person} onChoose={choose} />
      </div>
      <PinPreviewPanel steps={steps} />
    </div>
  );
}
