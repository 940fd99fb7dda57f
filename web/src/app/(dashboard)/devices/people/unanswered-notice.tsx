"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import type { AbsentPlace } from "../../../../lib/places.ts";
import { useErrorText } from "../../../../ui/error-text.ts";

interface Props {
  readonly absent: AbsentPlace;
  readonly onRetry: () => void;
}

/** The place of a reader did not answer: what is asked of it is not known, which is not nothing. */
export function UnansweredNotice({ absent: { code, asOf }, onRetry }: Props) {
  const t = useTranslations("readerPeople");
  const toErrorText = useErrorText();
  const { full } = toFormats(useLocale());
  return (
    <div role="alert" className="strip items-center bg-warn-soft text-warn" data-testid="unanswered" data-code={code}>
      <p className="grow">
        {t("unanswered")} {toErrorText(code)} {asOf ? t("answeredLast", { time: full(asOf, null) }) : null}
      </p>
      <button type="button" className="button" data-testid="ask-again" onClick={onRetry}>
        {t("askAgain")}
      </button>
    </div>
  );
}
