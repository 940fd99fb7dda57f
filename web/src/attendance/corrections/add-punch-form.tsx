"use client";

import {
  AddPunchDocument,
  type AddPunchInput,
  type PunchState,
  RequestCorrectionDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../graphql/use-deed.ts";
import { findPlace, type KnownPlace } from "../../lib/places.ts";
import { DateBox } from "../../ui/date-box.tsx";
import { DeedFault } from "../../ui/deed-fault.tsx";
import { PlaceField } from "../../ui/place-field.tsx";
import { ReasonField } from "../../ui/reason-form.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { PunchStateField } from "./punch-state-field.tsx";
import { isShownTwice, parseClock } from "./wall-clock.ts";

/** A punch as somebody begins to write it down. */
export interface PunchDraft {
  readonly personId: string;
  readonly date: string;
  readonly placeId: string | undefined;
  readonly time: string;
  readonly state: PunchState;
}

interface TypedPunch extends Omit<PunchDraft, "placeId"> {
  readonly placeId: string;
  readonly isSecond: boolean;
}

interface Props {
  readonly draft: PunchDraft;
  readonly places: readonly KnownPlace[];
  /** Whether it is only asked for: somebody else decides. */
  readonly isRequest: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One punch that no reader has, with the reason: added, or asked for. */
export function AddPunchForm({ draft, places, isRequest, onDone, onClose }: Props) {
  const t = useTranslations("correct");
  const tDeed = useTranslations("deed");
  const deed = useDeed();
  const [punch, setPunch] = useState<TypedPunch>({
    ...draft,
    placeId: draft.placeId ?? places[0]?.id ?? "",
    isSecond: false,
  });
  const [reason, setReason] = useState("");
  const clock = parseClock(punch.time);
  const isWhole = clock !== undefined && punch.placeId !== "" && reason.trim() !== "";
  const send = async () => {
    const { personId, placeId, state, date, isSecond } = punch;
    const localTime = `${date}T${clock ?? ""}`;
    const input = { personId, placeId, localTime, isSecond: isSecond && isTwice(punch, places), state };
    if (await sendPunch(deed, { ...input, reason: reason.trim() }, isRequest)) onDone();
  };
  return (
    <form
      className="grid gap-2 rounded-lg border border-line p-3"
      data-testid="add-punch-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void send();
      }}
    >
      <p className="text-sm">{t(isRequest ? "askPunchAbout" : "addPunchAbout")}</p>
      <PunchFields punch={punch} places={places} onChange={(next) => setPunch({ ...punch, ...next })} />
      <ReasonField value={reason} onChange={setReason} />
      <DeedFault fault={deed.fault} />
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary min-h-8 py-1" disabled={!isWhole || deed.isBusy}>
          {t(isRequest ? "do.ask" : "do.add")}
        </button>
        <button type="button" className="button min-h-8 py-1" onClick={onClose}>
          {tDeed("cancel")}
        </button>
      </p>
    </form>
  );
}

/** The clocks of the place show the time twice, as when they are set back. */
function isTwice({ time, date, placeId }: TypedPunch, places: readonly KnownPlace[]): boolean {
  const clock = parseClock(time);
  return clock !== undefined && isShownTwice(`${date}T${clock}`, findPlace(places, placeId)?.timeZone ?? "UTC");
}

interface FieldsProps {
  readonly punch: TypedPunch;
  readonly places: readonly KnownPlace[];
  readonly onChange: (next: Partial<TypedPunch>) => void;
}

function PunchFields({ punch, places, onChange }: FieldsProps) {
  const t = useTranslations("correct");
  const { time, state, date, placeId, isSecond } = punch;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <TimeField name={t("time")} testId="punch-time" value={time} onChange={(next) => onChange({ time: next })} />
        <PunchStateField value={state} onChange={(next) => onChange({ state: next })} />
        <DateBox
          name={t("date")}
          testId="punch-date"
          value={date}
          onChange={(next) => onChange({ date: next ?? date })}
        />
        <PlaceField places={places} value={placeId} onChange={(next) => onChange({ placeId: next })} />
        {isTwice(punch, places) ? (
          <label className="flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              checked={isSecond}
              onChange={({ target }) => onChange({ isSecond: target.checked })}
            />
            {t("second")}
          </label>
        ) : null}
      </div>
      {time !== "" && parseClock(time) === undefined ? <p className="text-sm text-warn">{t("noTime")}</p> : null}
    </>
  );
}

async function sendPunch(
  { run }: ReturnType<typeof useDeed>,
  input: AddPunchInput,
  isRequest: boolean,
): Promise<boolean> {
  if (!isRequest) return (await run(AddPunchDocument, { input })) !== undefined;
  const { reason, ...addPunch } = input;
  return (await run(RequestCorrectionDocument, { input: { addPunch, reason } })) !== undefined;
}
