/** Something that an operator must put right before a certificate ends, or since it has. */
export interface CertificateAlarm {
  readonly code: "CERTIFICATE_ENDS_SOON" | "CERTIFICATE_EXPIRED";
  /** What is wrong and what to do, for people. */
  readonly message: string;
  readonly sinceMs: number;
}

/** So long before its end an operator is told of it: whoever renews by itself has done so by then. */
export const SOON_MS = 14 * 86_400_000;

/** When the certificates end that this process shows, in milliseconds since 1970, by their files. */
const inUse = new Map<string, number>();

/** Remembers a certificate that this process shows from now on, in the place of the one before in that file. */
export function useCertificate(file: string, endsAtMs: number): void {
  inUse.set(file, endsAtMs);
}

/** Forgets one that is shown no more. */
export function forgetCertificate(file: string): void {
  inUse.delete(file);
}

/** What is to be said of the certificates that this process shows. */
export function listCertificateAlarms(nowMs: number): readonly CertificateAlarm[] {
  return [...inUse].flatMap(([file, endsAtMs]) => toCertificateAlarm(file, endsAtMs, nowMs) ?? []);
}

/** What is to be said of one certificate; `undefined` while it lasts. */
export function toCertificateAlarm(file: string, endsAtMs: number, nowMs: number): CertificateAlarm | undefined {
  const end = new Date(endsAtMs).toISOString();
  if (nowMs >= endsAtMs) {
    const message = `The certificate ${file} ended at ${end}: renew it; who verifies it refuses it`;
    return { code: "CERTIFICATE_EXPIRED", message, sinceMs: endsAtMs };
  }
  if (nowMs < endsAtMs - SOON_MS) return undefined;
  const message = `The certificate ${file} ends at ${end}: renew it before; it is taken without a restart`;
  return { code: "CERTIFICATE_ENDS_SOON", message, sinceMs: endsAtMs - SOON_MS };
}
