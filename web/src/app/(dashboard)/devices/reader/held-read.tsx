"use client";

import { AcceptFirstReadDocument } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { toFormats } from "../../../../lib/format.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import type { Reader } from "./reader.ts";
import { mayOperate } from "./reader-parts.ts";

interface Props {
  readonly id: string;
  readonly held: NonNullable<Reader["heldRead"]>;
  readonly zone: string | null;
  readonly onDone: () => void;
}

/** A first read of which nothing is taken: why, what to look at, and how to accept it. */
export function HeldRead({ id, held: { since, rows, tooOld, inFuture }, zone, onDone }: Props) {
  const t = useTranslations("reader.held");
  const { count, full } = toFormats(useLocale());
  const { role } = useFrame();
  const deed = useDeed();
  const [isAsking, setAsking] = useState(false);
  const accept = async () => {
    if ((await deed.run(AcceptFirstReadDocument, { input: { deviceId: id } })) !== undefined) onDone();
  };
  return (
    <section className="card grid gap-2 border-warn p-4 text-sm" data-testid="held-read" aria-label={t("title")}>
      <h2 className="font-semibold">{t("title")}</h2>
      <p>
        {t("why", { rows: count(rows), tooOld: count(tooOld), inFuture: count(inFuture), time: full(since, zone) })}
      </p>
      <p className="text-muted">{t("look")}</p>
      {mayOperate(role) ? (
        <div className="flex flex-wrap items-center gap-2">
          {isAsking ? (
            <>
              <p className="basis-full font-medium">
                {t("sure", { rows: count(rows), odd: count(tooOld + inFuture) })}
              </p>
              <button
                type="button"
                className="button button-primary"
                disabled={deed.isBusy}
                data-testid="accept-sure"
                onClick={() => void accept()}
              >
                {t("acceptSure")}
              </button>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {t("notNow")}
              </button>
            </>
          ) : (
            <button type="button" className="button" data-testid="accept-read" onClick={() => setAsking(true)}>
              {t("accept")}
            </button>
          )}
          <DeedFault fault={deed.fault} />
        </div>
      ) : (
        <p className="text-muted">{t("notYours")}</p>
      )}
    </section>
  );
}
